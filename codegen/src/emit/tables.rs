//! The tables of the engine, printed as readable Rust statics.
//!
//! The value that is printed is the one that the loader builds at run time, so
//! generated and loaded tables cannot differ in more than where they live.

mod names;
mod print;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use tweetspec_runtime::table::{self, Parts, ShapeId, Table};
use tweetspec_spec::{ir::Spec, lower};

use self::names::{Names, Used};
pub(in crate::emit) use self::print::{list, option, text};
use crate::{
    docs::{doc, markdown},
    file::{File, rust_file},
    layout,
};

pub(super) fn emit(specs: &[Spec]) -> Vec<File> {
    let file = |spec: &Spec| {
        let path = layout::module(&format!("{}_table", spec.module));
        rust_file(
            path,
            &layout::specification(&spec.module),
            &tokens(&lower(spec), super::rust_refusals::module(spec).as_deref()),
        )
    };
    specs.iter().filter(|spec| spec.has_body()).map(file).collect()
}

/// The table; `refusals` is the module that holds its answers.
fn tokens(table: &Table, refusals: Option<&str>) -> TokenStream {
    let Parts { id, noun, root, shapes, scopes, rules, measures, profiles, aliases, advice, answers } =
        &**table;
    let (paths, owners) = walk(table);
    let names = Names::new(table, &paths);
    let used = Used::default();
    let shape_values = shapes.iter().zip(&paths).enumerate().map(|(index, (shape, paths))| {
        let places: Vec<_> = paths
            .iter()
            .map(|path| if path.is_empty() { "the body".to_owned() } else { format!("`{path}`") })
            .collect();
        let comment = doc(&[if places.is_empty() {
            "Nothing refers to it.".to_owned()
        } else {
            format!("{}.", places.join(", "))
        }]);
        let name = format_ident!("{}_SHAPE", names.shapes[index]);
        let value = print::shape(shape, owners[index], &names, &used);
        quote! { #comment const #name: Shape = #value; }
    });
    let shape_values: Vec<_> = shape_values.collect();
    let scope_values = scopes.iter().enumerate().map(|(index, scope)| {
        let name = format_ident!("{}_SCOPE", names.scopes[index]);
        let value = print::scope(scope, index, &names, &used);
        let comment = doc(&[scope_doc(table, index, &paths)]);
        quote! { #comment const #name: Scope = #value; }
    });
    let scope_values: Vec<_> = scope_values.collect();
    let rule_values = rules.iter().zip(&names.rules).map(|(rule, name)| {
        let name = format_ident!("{name}_RULE");
        let comment = doc(&[format!("`{}`.", rule.id)]);
        let value = print::rule(rule);
        quote! { #comment const #name: Rule = #value; }
    });
    let measure_values = measures.iter().zip(&names.measures).map(|(measure, name)| {
        let name = format_ident!("{name}_MEASURE");
        let comment = doc(&[format!("The measure `{}`.", measure.name())]);
        let value = print::measure(measure);
        quote! { #comment const #name: Measure = #value; }
    });
    let root = names.shape(*root, &used);
    let (id_text, noun, profiles) = (text(id), text(noun), list(profiles, text));
    let aliases = list(aliases, print::alias);
    let advice = list(advice, print::advice);
    let answers = match refusals {
        Some(module) if !answers.is_empty() => {
            let module = crate::names::ident(module);
            quote!(Borrowed(super::#module::REFUSALS))
        }
        _ => quote!(Borrowed(&[])),
    };
    let all = |suffix: &str, names: &[Ident]| {
        names.iter().map(|name| format_ident!("{name}_{suffix}")).collect::<Vec<_>>()
    };
    let shape_list = all("SHAPE", &names.shapes);
    let scope_list = all("SCOPE", &names.scopes);
    let rule_list = all("RULE", &names.rules);
    let measure_list = all("MEASURE", &names.measures);
    let main = quote! {
        /// The whole table.
        pub(crate) static TABLE: Table = Table::new(Parts {
            id: #id_text,
            noun: #noun,
            root: #root,
            shapes: Borrowed(&[#(#shape_list),*]),
            scopes: Borrowed(&[#(#scope_list),*]),
            rules: Borrowed(&[#(#rule_list),*]),
            measures: Borrowed(&[#(#measure_list),*]),
            profiles: #profiles,
            aliases: #aliases,
            advice: #advice,
            answers: #answers,
        });
        #(#shape_values)*
        #(#scope_values)*
        #(#rule_values)*
        #(#measure_values)*
    };
    let ids = used.modules(&names);
    let bits = used.has_atoms().then(|| {
        quote! {
            /// The bit of an atom in the word of a mask that holds it.
            const fn bit(atom: AtomId) -> u64 {
                1 << (atom.0 % 64)
            }
        }
    });
    // Everything that the text names is imported, and nothing else, however
    // small the specification is.
    let body = quote! { #main #bits #ids };
    let imports = imports(&body);
    let summary = format!(" The tables of `{id}`, which the engine walks.");
    quote! { #![doc = #summary] #imports #body }
}

/// The imports of a file: the names that its tokens mention.
fn imports(body: &TokenStream) -> TokenStream {
    fn mentioned(tokens: TokenStream, found: &mut Vec<String>) {
        for token in tokens {
            match token {
                proc_macro2::TokenTree::Group(group) => mentioned(group.stream(), found),
                proc_macro2::TokenTree::Ident(ident) => found.push(ident.to_string()),
                _ => {}
            }
        }
    }
    const TABLE: &[&str] = &[
        "Advice",
        "Alias",
        "Atom",
        "AtomId",
        "ChoiceShape",
        "Clause",
        "Field",
        "Insert",
        "Is",
        "ListShape",
        "Mask",
        "MeasureId",
        "MeasureLimit",
        "ObjectShape",
        "Parts",
        "Profiles",
        "Refusal",
        "Rule",
        "RuleId",
        "Scope",
        "ScopeId",
        "Shape",
        "ShapeId",
        "StringShape",
        "Table",
        "Test",
        "Value",
        "ValueAlias",
    ];
    const ENGINE: &[&str] =
        &["Class", "Measure", "Pattern", "Piece", "Predicate", "Severity", "WeightRange", "Weighted"];
    let mut found = Vec::new();
    mentioned(body.clone(), &mut found);
    let pick = |list: &[&str]| -> Vec<Ident> {
        list.iter()
            .filter(|name| found.iter().any(|word| word == *name))
            .map(|name| crate::names::ident(name))
            .collect()
    };
    let (table, engine) = (pick(TABLE), pick(ENGINE));
    quote! {
        use std::borrow::Cow::Borrowed;
        use tweetspec_runtime::{#(#engine,)* table::{#(#table),*}};
    }
}

/// For each shape, the paths of the values that have it, in the order of the
/// body, and the place of the scope that numbers the atoms of its fields.
fn walk(table: &Table) -> (Vec<Vec<String>>, Vec<usize>) {
    let mut paths = vec![Vec::new(); table.shapes.len()];
    let mut owners = vec![0; table.shapes.len()];
    let mut next: Vec<(ShapeId, String, usize)> = vec![(table.root, String::new(), 0)];
    while let Some((id, path, owner)) = next.pop() {
        let index = usize::from(id.0);
        match &table.shapes[index] {
            table::Shape::List(list) => next.push((list.item, format!("{path}[]"), owner)),
            table::Shape::Object(object) => {
                owners[index] = object.scope.map_or(owner, |scope| usize::from(scope.0));
                // The last pushed comes first, so push in reverse.
                for field in object.fields.iter().rev() {
                    let dot = if path.is_empty() { "" } else { "." };
                    next.push((field.shape, format!("{path}{dot}{}", field.name), owners[index]));
                }
            }
            _ => {}
        }
        paths[index].push(path);
    }
    (paths, owners)
}

/// The comment of a scope: the object whose rules it holds.
fn scope_doc(table: &Table, index: usize, paths: &[Vec<String>]) -> String {
    let owner = table.shapes.iter().zip(paths).find(|(shape, _)| {
        matches!(shape, table::Shape::Object(object) if object.scope.is_some_and(|scope| usize::from(scope.0) == index))
    });
    match owner.and_then(|(_, paths)| paths.first()) {
        Some(path) if !path.is_empty() => format!("The rules of each `{}`.", markdown(path)),
        _ => "The rules of the body.".to_owned(),
    }
}
