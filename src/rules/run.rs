//! The only loops over places, catalogues, items and pairs.

mod tiers;
mod waivers;
mod withheld;

use super::context::CitedItems;
use super::{ALSO_WITHHELD, CHECKED, Check, Context, PlaceContext, Rule, Upper};
use crate::catalogue::{Catalogue, Item, Jurisdiction};
use crate::diagnostic::{RuleInfo, Sink};
use crate::knowledge::{Date, Knowledge};
use crate::lineage::Workspace;
use crate::threads;
use tiers::AllUnserved;

/// What a run needs to know beside the catalogues.
pub struct Settings<'a> {
    /// The registries.
    pub knowledge: &'a Knowledge,
    /// The day by whose law to judge, on which waivers too may have ended. `None`: the law as the registry knows it,
    /// and no waiver ends.
    pub day: Option<Date>,
    /// Which places to check, by index; all of the workspace's own where `None`.
    pub places: Option<Vec<usize>>,
}

/// Applies every rule to every place of a workspace.
pub fn run(workspace: &Workspace, settings: &Settings<'_>, sink: &mut Sink) {
    let places = settings.places.clone().unwrap_or_else(|| workspace.own().collect());
    let unserved = AllUnserved::find(workspace, &places);
    for index in &places {
        let Some(place) = workspace.jurisdictions.get(*index) else { continue };
        let scene = Scene { workspace, settings, index: *index, place, unserved: &unserved };
        let mut own = Sink::new();
        // What the rules say of a catalogue depends on no other; the sink puts it in order at the end.
        let found = threads::map(place.catalogues.len(), |at| {
            let mut found = Sink::new();
            scene.check_catalogue(&place.catalogues[at], CHECKED, &mut found);
            found
        });
        found.into_iter().for_each(|found| own.append(found));
        tiers::check(scene, &mut own);
        withheld::check(scene, &mut own);
        scene.check_place(&mut own);
        waivers::apply(scene, &mut own, sink);
        sink.append(own);
    }
}

/// A place that is checked, and everything around it.
#[derive(Clone, Copy)]
struct Scene<'a> {
    workspace: &'a Workspace,
    settings: &'a Settings<'a>,
    index: usize,
    place: &'a Jurisdiction,
    /// What nobody below has.
    unserved: &'a AllUnserved<'a>,
}

impl<'a> Scene<'a> {
    fn context<'b>(
        self,
        rule: &'static RuleInfo,
        catalogue: &'a Catalogue,
        item: Option<&'a Item>,
        sink: &'b mut Sink,
    ) -> Context<'b>
    where
        'a: 'b,
    {
        Context {
            knowledge: self.settings.knowledge,
            day: self.settings.day,
            place: self.place,
            catalogue,
            upper: None::<Upper<'b>>,
            rule,
            item,
            cited: None,
            sink,
        }
    }

    fn place_context<'b>(self, rule: &'static RuleInfo, sink: &'b mut Sink) -> PlaceContext<'b>
    where
        'a: 'b,
    {
        PlaceContext {
            knowledge: self.settings.knowledge,
            workspace: self.workspace,
            index: self.index,
            place: self.place,
            rule,
            sink,
        }
    }

    fn check_catalogue(self, catalogue: &'a Catalogue, rules: &[&'static Rule], sink: &mut Sink) {
        let cited = CitedItems::of(catalogue, self.settings.knowledge, self.settings.day);
        for (rule, check) in checks(rules) {
            match check {
                Check::Catalogue(check) => {
                    let own = self.context(rule, catalogue, None, sink);
                    check(catalogue, &mut Context { cited: Some(&cited), ..own });
                }
                Check::Item(check) => {
                    for item in &catalogue.items {
                        let own = self.context(rule, catalogue, Some(item), sink);
                        check(item, &mut Context { cited: Some(&cited), ..own });
                    }
                }
                _ => {}
            }
        }
    }

    fn check_place(self, sink: &mut Sink) {
        for (rule, check) in checks(CHECKED) {
            if let Check::Place(check) = check {
                check(&mut self.place_context(rule, sink));
            }
        }
    }
}

/// Every check of some rules, with the rule it is of.
fn checks(rules: &[&'static Rule]) -> impl Iterator<Item = (&'static RuleInfo, &'static Check)> {
    rules.iter().flat_map(|rule| rule.checks.iter().map(|check| (rule.info, check)))
}
