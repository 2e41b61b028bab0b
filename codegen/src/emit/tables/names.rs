//! Names for the parts of a table, and which of them the text uses.

use std::{cell::RefCell, collections::BTreeSet};

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;
use tweetspec_runtime::table::{Atom, MeasureId, RuleId, Scope, ScopeId, Shape, ShapeId, Table, Test};

use crate::names::Constants;

/// The names of the parts, by index: `ORDER` for the number `shape::ORDER` and the
/// value `ORDER_SHAPE`.
pub(super) struct Names {
    pub(super) shapes: Vec<Ident>,
    pub(super) scopes: Vec<Ident>,
    pub(super) rules: Vec<Ident>,
    pub(super) measures: Vec<Ident>,
    /// By scope, then by atom.
    pub(super) atoms: Vec<Vec<Ident>>,
}

/// The numbers that the text refers to by name; only these get a constant,
/// because an unused one is a warning.
#[derive(Default)]
pub(super) struct Used {
    shapes: RefCell<BTreeSet<usize>>,
    scopes: RefCell<BTreeSet<usize>>,
    rules: RefCell<BTreeSet<usize>>,
    measures: RefCell<BTreeSet<usize>>,
    atoms: RefCell<BTreeSet<(usize, usize)>>,
}

impl Used {
    /// Whether any atom is named.
    pub(super) fn has_atoms(&self) -> bool {
        !self.atoms.borrow().is_empty()
    }

    /// The modules that hold the constants.
    pub(super) fn modules(&self, names: &Names) -> TokenStream {
        let module = |comment: &str,
                      name: TokenStream,
                      kind: TokenStream,
                      used: &RefCell<BTreeSet<usize>>,
                      names: &[Ident]| {
            let used = used.borrow();
            let constants = used.iter().map(|&index| {
                let (constant, number) = (&names[index], Literal::usize_unsuffixed(index));
                quote! { pub(super) const #constant: #kind = #kind(#number); }
            });
            let comment = format!(" {comment}");
            (!used.is_empty())
                .then(|| quote! { #[doc = #comment] mod #name { use super::#kind; #(#constants)* } })
        };
        let shapes = module(
            "Places of the shapes in the table.",
            quote!(shape),
            quote!(ShapeId),
            &self.shapes,
            &names.shapes,
        );
        let scopes = module(
            "Places of the scopes in the table.",
            quote!(scope),
            quote!(ScopeId),
            &self.scopes,
            &names.scopes,
        );
        let rules = module(
            "Places of the rules in the table.",
            quote!(rule),
            quote!(RuleId),
            &self.rules,
            &names.rules,
        );
        let measures = module(
            "Places of the measures in the table.",
            quote!(measure),
            quote!(MeasureId),
            &self.measures,
            &names.measures,
        );
        let used = self.atoms.borrow();
        let atoms = used.iter().map(|&(scope, atom)| {
            let (constant, number) = (&names.atoms[scope][atom], Literal::usize_unsuffixed(atom));
            quote! { pub(super) const #constant: AtomId = AtomId(#number); }
        });
        let atoms = self.has_atoms().then(|| {
            quote! {
                /// Places of the atoms in their scope.
                mod atom { use super::AtomId; #(#atoms)* }
            }
        });
        quote! { #shapes #scopes #rules #measures #atoms }
    }
}

impl Names {
    /// Names for everything in a table; `paths` are those of its shapes.
    pub(super) fn new(table: &Table, paths: &[Vec<String>]) -> Self {
        let mut constants = Constants::default();
        let shape = |(shape, paths): (&Shape, &Vec<String>)| {
            let place = paths.first().map_or("unused", String::as_str).replace("[]", ".each");
            // The first of many places would be a misleading name.
            let name = match shape {
                Shape::Bool if paths.len() > 1 => "bool".to_owned(),
                Shape::Integer { .. } if paths.len() > 1 => "integer".to_owned(),
                Shape::String(string) if paths.len() > 1 => format!("string.{}", string.pattern_doc),
                _ => place,
            };
            constants.name(&name)
        };
        let shapes = table.shapes.iter().zip(paths).map(shape).collect();
        let mut constants = Constants::default();
        let scope = |index| if index == 0 { constants.name("") } else { constants.name("each") };
        let scopes = (0..table.scopes.len()).map(scope).collect();
        let mut constants = Constants::default();
        let rules = table.rules.iter().map(|rule| constants.name(&rule.id)).collect();
        let mut constants = Constants::default();
        let measures = table.measures.iter().map(|measure| constants.name(measure.name())).collect();
        // Numbers of different scopes mean different things, but one module
        // holds them all, so their names differ too.
        let mut constants = Constants::default();
        let atoms = table.scopes.iter().map(|scope| atom_names(scope, &mut constants)).collect();
        Self { shapes, scopes, rules, measures, atoms }
    }

    /// A reference to a shape.
    pub(super) fn shape(&self, id: ShapeId, used: &Used) -> TokenStream {
        let index = usize::from(id.0);
        used.shapes.borrow_mut().insert(index);
        let name = &self.shapes[index];
        quote!(shape::#name)
    }

    /// A reference to a scope.
    pub(super) fn scope(&self, id: ScopeId, used: &Used) -> TokenStream {
        let index = usize::from(id.0);
        used.scopes.borrow_mut().insert(index);
        let name = &self.scopes[index];
        quote!(scope::#name)
    }

    /// A reference to a rule.
    pub(super) fn rule(&self, id: RuleId, used: &Used) -> TokenStream {
        let index = usize::from(id.0);
        used.rules.borrow_mut().insert(index);
        let name = &self.rules[index];
        quote!(rule::#name)
    }

    /// A reference to a measure.
    pub(super) fn measure(&self, id: MeasureId, used: &Used) -> TokenStream {
        let index = usize::from(id.0);
        used.measures.borrow_mut().insert(index);
        let name = &self.measures[index];
        quote!(measure::#name)
    }

    /// A reference to an atom.
    pub(super) fn atom(&self, scope: usize, atom: usize, used: &Used) -> TokenStream {
        used.atoms.borrow_mut().insert((scope, atom));
        let name = &self.atoms[scope][atom];
        quote!(atom::#name)
    }
}

/// The name of an atom: its path, and how many the scope already has there.
fn atom_names(scope: &Scope, constants: &mut Constants) -> Vec<Ident> {
    let name = |atom: &Atom| {
        let path = atom.path.join(".");
        constants.name(&match &atom.test {
            Test::Set => path,
            Test::OneOf(_) => format!("{path}.is"),
            Test::Is(is) => format!("{path}.is.{}", is.predicate.name()),
            Test::Over { max, .. } => format!("{path}.over.{max}"),
        })
    };
    scope.atoms.iter().map(name).collect()
}
