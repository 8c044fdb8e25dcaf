//! What front matters, blocks and tables may hold, as JSON Schema: made of the code that reads them.
//!
//! Must not: know a key of any file.

use serde_json::{Map, Value, json};

use crate::source::toml::shape::{Shape, TableShape};
use crate::{article, tables};

/// The names of all schemas, and what each is for.
pub fn all() -> Vec<(&'static str, &'static str)> {
    shapes()
        .into_iter()
        .map(|(name, what, _)| (name, what))
        .collect()
}

/// The schema with this name.
pub fn of(name: &str) -> Option<Value> {
    let (_, what, shape) = shapes().into_iter().find(|(known, ..)| *known == name)?;
    let mut schema = value(&shape);
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!(what);
    Some(schema)
}

fn shapes() -> Vec<(&'static str, &'static str, Shape)> {
    let mut all = article::shapes::all();
    all.extend(tables::shapes::all());
    all
}

fn value(shape: &Shape) -> Value {
    match shape {
        Shape::Text => json!({ "type": "string", "pattern": "\\S" }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Number(least, most) => {
            let mut number = json!({ "type": "integer", "maximum": most });
            if let Some(least) = least {
                number["minimum"] = json!(least);
            }
            number
        }
        Shape::Date => json!({ "type": "string", "format": "date" }),
        Shape::Word(words) => json!({ "enum": words }),
        Shape::List(element) => json!({ "type": "array", "items": value(element) }),
        Shape::Table(keys) => table(keys),
        Shape::Anything => json!({}),
    }
}

fn table(shape: &TableShape) -> Value {
    let properties: Map<String, Value> = shape
        .keys
        .iter()
        .map(|key| (key.name.to_owned(), value(&key.shape)))
        .collect();
    let required = shape.keys.iter().filter(|key| key.is_required);
    let required: Vec<&str> = required.map(|key| key.name).collect();
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": shape.others.as_ref().map_or(json!(false), |other| value(other)),
    })
}
