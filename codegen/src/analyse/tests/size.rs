//! A specification of a size that nobody writes by hand.

use tweetspec_spec::ir::{Count, Field, Literal, Object, Path, Presence, Rule, RuleKind, Shape, Spec, Test};

use crate::{
    analyse::{Code, analyse},
    fixture::{self, path},
};

/// Numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

/// 400 fields, of which 40 are objects of nine, and 300 rules over them.
pub(super) fn large() -> Spec {
    let mut numbers = Numbers(1);
    let mut spec = fixture::spec();
    let template = spec.root.fields.swap_remove(1);
    let rule = spec.rules.swap_remove(0);
    let mut paths = Vec::new();
    let mut fields = Vec::new();
    for outer in 0..40 {
        let name = format!("object{outer}");
        let at = path(&name);
        let inner = (0..9).map(|inner| {
            let name = format!("field{inner}");
            paths.push(at.member(&name));
            Field { path: at.member(&name), rust_name: name.clone(), name, ..template.clone() }
        });
        let rust_name = format!("Object{outer}");
        let object = Object { rust_name, path: at.clone(), fields: inner.collect(), closed: true };
        fields.push(Field {
            shape: Shape::Object(object),
            path: at,
            rust_name: name.clone(),
            name,
            ..template.clone()
        });
    }
    spec.root.fields = fields;
    let atom = |numbers: &mut Numbers| tweetspec_spec::ir::Atom {
        field: paths[numbers.below(paths.len())].clone(),
        test: Test::Set,
    };
    let rules = (0..300).map(|index| {
        let condition = (0..=numbers.below(2)).map(|_| Literal { atom: atom(&mut numbers), negated: false });
        let when = condition.collect();
        let group = (0..2 + numbers.below(3)).map(|_| atom(&mut numbers)).collect();
        let count = [Count::AtMostOne, Count::AtLeastOne, Count::All, Count::None][numbers.below(4)];
        let kind = RuleKind::Presence(Presence { scope: Path::default(), when, group, count });
        Rule { id: format!("rule-{index}"), kind, ..rule.clone() }
    });
    spec.rules = rules.collect();
    spec
}

#[test]
fn four_hundred_fields_and_three_hundred_rules_are_analysed() {
    let mut spec = large();
    assert!(analyse(&spec).is_consistent());
    // Planted: one field asks for another, and excludes it.
    let planted = |id: &str, count| {
        let atom = |at: &str| tweetspec_spec::ir::Atom { field: path(at), test: Test::Set };
        let when = vec![Literal { atom: atom("object7.field0"), negated: false }];
        let kind = RuleKind::Presence(Presence {
            scope: Path::default(),
            when,
            group: vec![atom("object8.field0")],
            count,
        });
        Rule { id: id.to_owned(), kind, ..spec.rules[0].clone() }
    };
    let planted = [planted("planted-one", Count::All), planted("planted-two", Count::None)];
    spec.rules.extend(planted);
    let findings = analyse(&spec).findings;
    let dead = findings
        .iter()
        .find(|finding| finding.code == Code::DeadField && finding.subject == "object7.field0");
    let dead = dead.expect("the planted defect is found");
    let because: Vec<_> = dead.because.iter().filter_map(|because| because.rule.as_deref()).collect();
    assert_eq!(because, ["planted-one", "planted-two"]);
}
