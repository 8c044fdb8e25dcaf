//! The pages of guided flows: their list, each flow as a whole, and each way to each question.

use super::{Page, Printer, in_parallel};
use crate::error::Error;
use crate::library::flow_ways::Ways;
use crate::library::flows::Flow;
use crate::site::address;
use crate::site::view::flow::{FlowView, FlowsView, StepView};
use crate::site::view::frame::{Frame, Section};

const LIST: &str = "Guided flows";

impl Printer<'_, '_> {
    /// None where there is no flow.
    pub(super) fn flows(&self) -> Result<Vec<Page>, Error> {
        let flows = &self.catalog.library.flows;
        if flows.is_empty() {
            return Ok(Vec::new());
        }
        let mut pages = vec![self.list_of_flows()?];
        for flow in flows {
            pages.push(self.flow(flow)?);
            let ways = flow.ways();
            let places: Vec<usize> = (0..ways.all.len()).collect();
            let steps = in_parallel(&places, |place| self.step(flow, &ways, *place))?;
            pages.extend(steps);
        }
        Ok(pages)
    }

    fn list_of_flows(&self) -> Result<Page, Error> {
        let about = "Questions that lead to the article about your Remote Desktop problem, a few at a time.";
        let address = address::FLOWS.to_owned();
        let frame = Frame::new(address, self.titled(LIST), about, Section::Flows);
        self.print("flows.html", frame, &FlowsView::of(self.catalog.library))
    }

    fn flow(&self, flow: &Flow) -> Result<Page, Error> {
        let title = self.titled(&flow.title.value);
        let frame = Frame::new(address::of_flow(flow), title, &flow.summary, Section::Flows)
            .below(LIST, address::FLOWS);
        let view = FlowView::of(self.catalog.library, flow, &frame.root);
        self.print("flow.html", frame, &view)
    }

    fn step(&self, flow: &Flow, ways: &Ways, place: usize) -> Result<Page, Error> {
        let step = &flow.steps[ways.all[place].step];
        let ask = step.ask.replace('`', "");
        let title = self.titled(&format!("{ask} ({})", flow.title.value));
        let address = address::of_way(flow, ways, place);
        let frame = Frame::new(address, title, "", Section::Flows)
            .below(LIST, address::FLOWS)
            .below(&flow.title.value, address::of_flow(flow));
        let root = frame.root.clone();
        let view = StepView::of(self.catalog.library, flow, ways, place, &root);
        self.print("flow-step.html", frame, &view)
    }
}
