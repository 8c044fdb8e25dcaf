//! The part of the panel that tells what happened, with times.

use crate::answer::{Answer, Told, ToldLine};
use crate::dom::Builder;
use crate::page::class;

/// Adds the stories; one is open, several stand side by side.
pub(super) fn happened(panel: &Builder<'_>, answer: &Answer<'_>) {
    if answer.stories.is_empty() && answer.remarks.is_empty() {
        return;
    }
    panel.child("section", class::SECTION, |section| {
        let title = match answer.stories.len() {
            0 | 1 => "What happened".into(),
            several => format!("What happened: {several} stories"),
        };
        section.text_in("h2", "", &title);
        for remark in &answer.remarks {
            section.text_in("p", class::NOTE, remark);
        }
        section.child("div", class::STORIES, |stories| {
            for told in &answer.stories {
                story(stories, told, answer.stories.len() > 1);
            }
        });
    });
}

fn story(stories: &Builder<'_>, told: &Told, is_one_of_several: bool) {
    stories.child("div", class::STORY, |story| {
        story
            .text_in("h3", "", &told.heading)
            .text_in("p", "", &told.says);
        if is_one_of_several && let Some(best) = told.articles.first() {
            story.child("p", "", |p| {
                p.text("Read: ").link(&best.url, &best.title);
            });
        }
        story.child("ol", class::TIMES, |list| {
            for each in &told.lines {
                line(list, each);
            }
        });
        story.text_in("p", class::NOTE, &told.left_out);
    });
}

fn line(list: &Builder<'_>, line: &ToldLine) {
    list.child("li", "", |item| {
        if let Some(number) = line.number {
            item.attribute("data-n", &number.to_string());
        }
        item.text_in("span", class::TIME, &line.time)
            .text(" ")
            .text_in("span", class::KIND, line.side)
            .text(" ")
            .text_in(if line.normal { "span" } else { "strong" }, "", &line.what);
        if line.normal {
            item.text(" ").text_in("span", class::KIND, "ordinary");
        }
    });
}
