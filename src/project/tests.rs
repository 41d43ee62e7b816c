//! Whose a file is, and what is taken in along with it.

use super::*;

fn disk() -> MemoryDisk {
    let file = |path: &str| (path.to_owned(), Vec::new());
    MemoryDisk::new([
        file("ws/jurisdiction.yaml"),
        file("ws/21-elderly-care.yaml"),
        file("ws/gap/county/jurisdiction.yaml"),
        file("ws/gap/county/21.yaml"),
        file("ws/gap/county/more/22.xlsx"),
        file("ws/gap/county/~$22.xlsx"),
        file("ws/registry/laws.yaml"),
        file("loose/表.xlsx"),
    ])
}

fn names(project: &Project, place: usize) -> Vec<&str> {
    project.places[place].catalogues.iter().map(|id| project.files.name(*id)).collect()
}

#[test]
fn a_catalogue_belongs_to_the_nearest_jurisdiction_above() {
    let project = collect(&["ws".to_owned()], &[], &disk()).unwrap_or_default();
    assert_eq!(project.places.len(), 2);
    assert_eq!(names(&project, 0), ["ws/21-elderly-care.yaml"]);
    assert_eq!(names(&project, 1), ["ws/gap/county/21.yaml", "ws/gap/county/more/22.xlsx"]);
    assert_eq!(project.places[1].parent, Some(0));
}

#[test]
fn one_file_brings_the_places_above_it_along() {
    let project = collect(&["ws/gap/county/21.yaml".to_owned()], &[], &disk()).unwrap_or_default();
    let wanted: Vec<bool> = project.places.iter().map(|place| place.wanted).collect();
    assert_eq!(wanted, [false, true]);
    assert_eq!(names(&project, 0), ["ws/21-elderly-care.yaml"]);
    assert_eq!(names(&project, 1), ["ws/gap/county/21.yaml"]);
}

#[test]
fn a_loose_file_is_a_place_of_its_own() {
    let project = collect(&["loose/表.xlsx".to_owned()], &[], &disk()).unwrap_or_default();
    assert_eq!((project.places.len(), project.places[0].jurisdiction), (1, None));
    assert!(collect(&["nowhere".to_owned()], &[], &disk()).is_err());
}

#[test]
fn a_place_is_whole_if_nothing_of_its_folder_was_left_out() {
    let whole = |paths: &[&str]| {
        let paths: Vec<String> = paths.iter().map(|path| (*path).to_owned()).collect();
        let project = collect(&paths, &[], &disk()).unwrap_or_default();
        project.places.iter().map(|place| place.whole).collect::<Vec<_>>()
    };
    assert_eq!(whole(&["ws"]), [true, true]);
    assert_eq!(whole(&["ws/gap/county/21.yaml"]), [true, true]);
    assert_eq!(whole(&["ws/gap/county/more/22.xlsx"]), [true, false]);
    assert_eq!(whole(&["loose"]), [false]);
}
