//! Questions about fields and their values.

use tweetspec_spec::ir::{Field, Path, Shape};

use crate::analyse::{
    context::Context,
    engine::Stated,
    finding::{Code, Finding},
    world::{Atom, Reason, Variable},
};
use crate::walk::{objects, parent, resolve};

/// Can each field be set? What stands inside a dead field is not named again.
pub(crate) fn can_be_set(context: &mut Context<'_>) {
    context.each_room(|context, room, settings| {
        for index in 0..room.world.variables.len() {
            let Variable::Set(path) = room.world.variables[index].clone() else { continue };
            if settings.is_empty() || context.is_dead(&path) {
                continue;
            }
            let set = vec![Stated::Is(Atom::of(index), true)];
            if let Some(reasons) = room.proof(settings, None, &[set]) {
                dead(context, &path, &reasons);
            }
        }
    });
    for (scope, reasons) in context.hollow.clone() {
        if !context.is_dead(&scope) {
            dead(context, &scope, &reasons);
        }
    }
}

fn dead(context: &mut Context<'_>, path: &Path, reasons: &[Reason]) {
    let finding = Finding::new(Code::DeadField, path.to_string(), format!("`{path}` can never be set"));
    let finding = finding.because(context.because(reasons));
    context.findings.push(finding.help("take the field out, or take back one of these"));
    context.dead_fields.push(path.clone());
}

/// Can a field that need not be there be absent, while the object around it is
/// there?
pub(crate) fn can_be_absent(context: &mut Context<'_>) {
    context.each_room(|context, room, settings| {
        for index in 0..room.world.variables.len() {
            let Variable::Set(path) = room.world.variables[index].clone() else { continue };
            if settings.is_empty()
                || context.is_dead(&path)
                || field(context, &path).is_none_or(|field| field.required)
            {
                continue;
            }
            let mut stated = vec![Stated::Is(Atom::of(index), false)];
            let around = room.world.set(&parent(&path));
            stated.extend(around.map(|around| Stated::Is(Atom::of(around), true)));
            if let Some(reasons) = room.proof(settings, None, &[stated]) {
                let message = match around {
                    Some(_) => format!("`{path}` can never be absent from `{}`", parent(&path)),
                    None => format!("`{path}` can never be absent"),
                };
                let finding = Finding::new(Code::NeverAbsent, path.to_string(), message);
                let finding = finding.because(context.because(&reasons));
                context.findings.push(finding.help("mark it `required: true`, or take back one of these"));
            }
        }
    });
}

/// Is each value that a choice or a boolean lists allowed?
pub(crate) fn values_are_allowed(context: &mut Context<'_>) {
    context.each_room(|context, room, settings| {
        for index in 0..room.world.variables.len() {
            let Variable::Value(path, value) = room.world.variables[index].clone() else { continue };
            let listed = field(context, &path).is_some_and(|field| lists(context, field, &value));
            if settings.is_empty() || context.is_dead(&path) || !listed {
                continue;
            }
            if let Some(reasons) = room.proof(settings, None, &[vec![Stated::Is(Atom::of(index), true)]]) {
                let message = format!("`{path}` can never be {value}");
                let finding = Finding::new(Code::DeadValue, path.to_string(), message);
                let finding = finding.because(context.because(&reasons));
                context.findings.push(finding.help("take the value out, or take back one of these"));
                context.dead_values.push((path, value));
            }
        }
    });
}

fn lists(context: &Context<'_>, field: &Field, value: &serde_json::Value) -> bool {
    match resolve(context.spec, &field.shape) {
        Shape::Bool => value.is_boolean(),
        Shape::Choice(choice) => choice.values.iter().any(|listed| *value == *listed.value),
        _ => false,
    }
}

fn field<'a>(context: &Context<'a>, path: &Path) -> Option<&'a Field> {
    let mut fields = objects(context.spec).into_iter().flat_map(|place| &place.object.fields);
    fields.find(|field| field.path == *path)
}
