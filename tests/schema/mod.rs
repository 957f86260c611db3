//! As much of JSON Schema as docs/format.schema.json uses; a word that is not known here fails, so that nothing in the
//! schema goes unchecked.

use serde_json::Value;

/// What is wrong with a value by a schema, each with where.
pub fn wrong(schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    check(schema, schema, value, "", &mut found);
    found
}

/// The fields of a value that a schema has no word on, each with where. What a correction says is not described.
pub fn unnamed(schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    name(schema, schema, value, "", &mut found);
    found
}

fn resolved<'s>(whole: &'s Value, schema: &'s Value) -> &'s Value {
    match schema.get("$ref").and_then(Value::as_str) {
        Some(path) => {
            let path = path.strip_prefix('#').expect("a reference stays in the schema");
            resolved(whole, whole.pointer(path).expect("a reference leads somewhere"))
        }
        None => schema,
    }
}

fn is_of(kind: &str, value: &Value) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "null" => value.is_null(),
        other => panic!("the type {other} is not known to this test"),
    }
}

fn check(whole: &Value, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    let schema = resolved(whole, schema);
    let mut holds = |so: bool, what: &str| {
        if !so {
            found.push(format!("{at}: {what}"));
        }
    };
    for (word, says) in schema.as_object().expect("a schema is an object") {
        let number = || says.as_u64().expect("a number");
        match word.as_str() {
            "$schema" | "title" | "description" | "$defs" | "properties" | "items" | "oneOf" => {}
            "type" => holds(is_of(says.as_str().expect("a type"), value), &format!("no {says}")),
            "const" => holds(says == value, &format!("not {says}")),
            "enum" => holds(says.as_array().expect("a list").contains(value), &format!("none of {says}")),
            "required" => {
                for name in says.as_array().expect("a list").iter().filter_map(Value::as_str) {
                    holds(value.get(name).is_some(), &format!("no {name}"));
                }
            }
            "minimum" => holds(value.as_u64().is_some_and(|v| v >= number()), "too small"),
            "minLength" => holds(value.as_str().is_some_and(|v| v.len() as u64 >= number()), "too short"),
            "minItems" => holds(value.as_array().is_some_and(|v| v.len() as u64 >= number()), "too few"),
            "maxItems" => holds(value.as_array().is_some_and(|v| v.len() as u64 <= number()), "too many"),
            "pattern" => {
                let text = value.as_str().unwrap_or_default();
                holds(matches(says.as_str().expect("a pattern"), text), &format!("not like {says}"));
            }
            other => panic!("{other} is not known to this test"),
        }
    }
    if let Some(one_of) = schema.get("oneOf").and_then(Value::as_array) {
        let fits = one_of.iter().filter(|one| {
            let mut wrong = Vec::new();
            check(whole, one, value, at, &mut wrong);
            wrong.is_empty()
        });
        let fits = fits.count();
        holds(fits == 1, &format!("{fits} of the choices fit"));
    }
    if let (Some(properties), Some(object)) = (schema.get("properties"), value.as_object()) {
        for (name, inner) in object {
            if let Some(schema) = properties.get(name) {
                check(whole, schema, inner, &format!("{at}/{name}"), found);
            }
        }
    }
    if let (Some(items), Some(list)) = (schema.get("items"), value.as_array()) {
        for (i, inner) in list.iter().enumerate() {
            check(whole, items, inner, &format!("{at}/{i}"), found);
        }
    }
}

fn name(whole: &Value, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    let schema = resolved(whole, schema);
    if let Some(one_of) = schema.get("oneOf").and_then(Value::as_array) {
        let mut fits = one_of.iter().filter(|one| {
            let mut wrong = Vec::new();
            check(whole, one, value, at, &mut wrong);
            wrong.is_empty()
        });
        if let Some(fits) = fits.next() {
            name(whole, fits, value, at, found);
        }
    }
    if let (Some(properties), Some(object)) = (schema.get("properties"), value.as_object()) {
        if properties.get("correction").is_some_and(|kind| kind.get("type") == Some(&"string".into())) {
            return;
        }
        for (field, inner) in object {
            match properties.get(field) {
                Some(schema) => name(whole, schema, inner, &format!("{at}/{field}"), found),
                None => found.push(format!("{at}/{field}")),
            }
        }
    }
    if let (Some(items), Some(list)) = (schema.get("items"), value.as_array()) {
        for (i, inner) in list.iter().enumerate() {
            name(whole, items, inner, &format!("{at}/{i}"), found);
        }
    }
}

/// Whether a text is like a pattern of literal characters and `[…]`, each with `+`, `{n}` or nothing, from `^` to `$`.
fn matches(pattern: &str, text: &str) -> bool {
    let inner = pattern.strip_prefix('^').and_then(|p| p.strip_suffix('$')).expect("a pattern of a whole text");
    let mut left: Vec<char> = text.chars().rev().collect();
    let mut pattern = inner.chars().peekable();
    while let Some(c) = pattern.next() {
        let mut ranges: Vec<(char, char)> = vec![(c, c)];
        if c == '[' {
            ranges.clear();
            let inside: Vec<char> = pattern.by_ref().take_while(|c| *c != ']').collect();
            let mut i = 0;
            while i < inside.len() {
                let is_range = inside.get(i + 1) == Some(&'-') && i + 2 < inside.len();
                ranges.push((inside[i], if is_range { inside[i + 2] } else { inside[i] }));
                i += if is_range { 3 } else { 1 };
            }
        }
        let (least, most) = match pattern.peek() {
            Some('+') => {
                pattern.next();
                (1, usize::MAX)
            }
            Some('{') => {
                let digits: String = pattern.by_ref().skip(1).take_while(|c| *c != '}').collect();
                let count = digits.parse().expect("a count");
                (count, count)
            }
            _ => (1, 1),
        };
        let mut taken = 0;
        while taken < most && left.last().is_some_and(|next| ranges.iter().any(|(a, b)| (a..=b).contains(&next))) {
            left.pop();
            taken += 1;
        }
        if taken < least {
            return false;
        }
    }
    left.is_empty()
}
