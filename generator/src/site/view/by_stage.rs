//! What lists may see of stages: for each, the codes or events at which a connection breaks there.

use decoder::knowledge::Stage;
use serde::Serialize;

use super::{LinkView, link_to_stage};

/// One stage of a list.
#[derive(Debug, Serialize)]
pub(in crate::site) struct StageView {
    stage: LinkView,
    links: Vec<LinkView>,
}

/// Stages in the order of a connection, without those that nothing belongs to.
pub(super) fn by_stage(items: impl Iterator<Item = (Option<Stage>, LinkView)>) -> Vec<StageView> {
    let mut links: Vec<Vec<LinkView>> = Stage::ALL.iter().map(|_| Vec::new()).collect();
    for (stage, link) in items {
        let place = stage.and_then(|stage| Stage::ALL.iter().position(|it| *it == stage));
        if let Some(of_stage) = place.and_then(|place| links.get_mut(place)) {
            of_stage.push(link);
        }
    }
    Stage::ALL
        .into_iter()
        .zip(links)
        .filter(|(_, links)| !links.is_empty())
        .map(|(stage, links)| StageView {
            stage: link_to_stage(stage),
            links,
        })
        .collect()
}
