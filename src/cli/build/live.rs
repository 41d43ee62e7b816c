//! `--watch` and `--serve`: builds again whenever an input changes, while a browser looks on.

use super::watch::Inputs;
use crate::cli::args::{BuildArgs, Common};
use crate::cli::disk::{self, RealDisk};
use crate::cli::exit::{Failure, Outcome};
use crate::cli::inputs;
use crate::cli::serve::{News, Server};
use crate::cli::terminal::Terminal;
use crate::diagnostic::Words;
use crate::project::{Disk, JURISDICTION, SETTINGS, join};
use std::path::Path;
use std::sync::Arc;

/// Builds, serves and waits, until the process is ended (Ctrl-C); what was built then stays, whole.
pub(super) fn run(
    args: &BuildArgs,
    output: &Path,
    common: &Common,
    terminal: &Terminal,
) -> Result<Outcome, Failure> {
    let news = Arc::new(News::default());
    let server = args.serve.map(|port| listen(port, terminal)).transpose()?;
    let inputs = inputs(args, common);
    let mut look = inputs.look();
    build(args, output, common, terminal, &news)?;
    if let Some(server) = server {
        let port = server.port;
        server.run(output.to_owned(), Arc::clone(&news));
        terminal.say(&Words::new(
            format!("预览：http://127.0.0.1:{port}/ （只有本机能访问；按 Ctrl-C 结束）"),
            format!("preview: http://127.0.0.1:{port}/ (this machine only; Ctrl-C ends)"),
        ));
    }
    loop {
        if !args.watch {
            std::thread::park();
            continue;
        }
        inputs.wait(&look);
        look = inputs.look();
        build(args, output, common, terminal, &news)?;
    }
}

/// Builds and tells of it; what is wrong with the inputs can be mended, and ends nothing.
fn build(
    args: &BuildArgs,
    output: &Path,
    common: &Common,
    terminal: &Terminal,
    news: &News,
) -> Result<(), Failure> {
    match super::once(args, output, common, terminal) {
        Ok(_) => news.built(),
        Err(failure) if args.watch => {
            terminal.fail(&failure.0);
            news.failed(failure.0.get(terminal.language));
        }
        Err(failure) => return Err(failure),
    }
    Ok(())
}

fn listen(port: u16, terminal: &Terminal) -> Result<Server, Failure> {
    let server = Server::listen(port).map_err(|error| Failure::disk("127.0.0.1", &error))?;
    if server.port != port && port != 0 {
        terminal.hint(&Words::new(
            format!("端口 {port} 用不了，换用 {}", server.port),
            format!("port {port} cannot be had, using {}", server.port),
        ));
    }
    Ok(server)
}

/// All a build reads: the workspace with the places above, the settings, the templates, the registries.
fn inputs(args: &BuildArgs, common: &Common) -> Inputs {
    let mut found = Inputs::default();
    let named: Vec<String> = args.paths.iter().map(|path| inputs::plain(path)).collect();
    for path in if named.is_empty() { inputs::paths_from_here() } else { named } {
        let above = RealDisk.above(&path);
        let places = above.iter().filter(|folder| RealDisk.is_file(&join(folder, JURISDICTION)));
        found.add(Path::new(if path.is_empty() { "." } else { &path }));
        places.for_each(|folder| found.add(if folder.is_empty() { "." } else { folder }));
        above.iter().for_each(|folder| found.add(join(folder, SETTINGS)));
    }
    let folders = [&args.templates, &common.registry, &common.baseline];
    folders.into_iter().flatten().for_each(|folder| found.add(disk::text(folder)));
    found
}
