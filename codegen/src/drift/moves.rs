//! Members that one side has at one place and the other at another.

use tweetspec_spec::ir::{Path, Step};

use super::compare::Comparison;
use super::{Finding, Kind};
use crate::openapi::Schema;

impl<'d> Comparison<'_, 'd> {
    /// Makes one finding of two where a member is missing at one place and
    /// there is just one new member of the same name in the same part.
    pub(super) fn find_moves(&mut self) {
        let mut found: Vec<(usize, usize, String, Path)> = Vec::new();
        let news = self.news();
        for (index, finding) in self.findings.iter().enumerate() {
            if finding.kind != Kind::OnlyInSpec || finding.keyword != "properties" {
                continue;
            }
            let mut alike = news.iter().filter(|(new, path, _)| {
                self.findings[*new].part == finding.part && path.0.last() == finding.path.0.last()
            });
            if let (Some((new, path, pointer)), None) = (alike.next(), alike.next()) {
                found.push((index, *new, pointer.clone(), path.clone()));
            }
        }
        let mut gone = Vec::new();
        for (index, new, pointer, path) in found {
            // What stands inside a new object is not what the object is.
            if self.findings[new].path == path {
                gone.push(new);
            }
            let finding = &mut self.findings[index];
            finding.kind = Kind::Moved;
            finding.message = format!("the document has it as `{path}`");
            finding.pointer = Some(pointer);
        }
        let mut index = 0;
        self.findings.retain(|_| {
            index += 1;
            !gone.contains(&(index - 1))
        });
    }

    /// The members that only the document has, with those inside them: the
    /// finding that each belongs to, its path and its place.
    fn news(&self) -> Vec<(usize, Path, String)> {
        let mut news = Vec::new();
        for (index, finding) in self.findings.iter().enumerate() {
            let stranger =
                self.strangers.iter().find(|stranger| belongs(finding, &stranger.part, &stranger.path));
            if let Some(stranger) = stranger {
                let mut seen = Vec::new();
                self.below(index, &stranger.path, &stranger.schema, &mut seen, &mut news);
            }
        }
        news
    }

    fn below(
        &self,
        finding: usize,
        path: &Path,
        schema: &Schema<'d>,
        seen: &mut Vec<String>,
        news: &mut Vec<(usize, Path, String)>,
    ) {
        // Each schema once: it may hold itself.
        let target = super::target(self.document, schema);
        if seen.contains(&target) {
            return;
        }
        seen.push(target);
        if matches!(path.0.last(), Some(Step::Member(_))) {
            news.push((finding, path.clone(), schema.place().to_owned()));
        }
        let view = self.document.view(schema);
        for (name, schema) in &view.properties {
            self.below(finding, &path.member(name), schema, seen, news);
        }
        if let Some(items) = &view.items {
            self.below(finding, &path.item(), items, seen, news);
        }
    }
}

fn belongs(finding: &Finding, part: &tweetspec_spec::ir::Part, path: &Path) -> bool {
    finding.kind == Kind::OnlyUpstream
        && finding.keyword == "properties"
        && finding.part == *part
        && finding.path == *path
}
