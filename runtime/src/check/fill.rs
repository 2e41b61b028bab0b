//! Messages of rules, with their placeholders filled in.

/// A template in which `{name}` stands for what `text` says of that name; a
/// name that it does not know stays as it is.
///
/// What is filled in is not looked at again: it may repeat a value of the
/// document, which is free to look like a placeholder.
pub(super) fn filled(template: &str, text: impl Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(2 * template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let hole = after.split_once('}').and_then(|(name, behind)| Some((text(name)?, behind)));
        rest = if let Some((text, behind)) = hole {
            filled.push_str(&text);
            behind
        } else {
            filled.push('{');
            after
        };
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn check(template: &str, expected: &str) {
        let text = |name: &str| match name {
            "noun" => Some("order".to_owned()),
            "found" => Some("{{noun}} of {found}".to_owned()),
            _ => None,
        };
        assert_eq!(super::filled(template, text), expected);
    }

    #[test]
    fn each_placeholder_is_filled_in_once() {
        check("", "");
        check("no placeholder", "no placeholder");
        check("the {noun}, this {noun}", "the order, this order");
        check("{found}, not a {noun}", "{{noun}} of {found}, not a order");
        check("{other} and {noun", "{other} and {noun");
        check("{{noun}} {a{noun}}", "{order} {aorder}");
    }
}
