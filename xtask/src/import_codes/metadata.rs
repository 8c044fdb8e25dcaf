//! Windows metadata (ECMA-335) → every constant with a whole number of at most 32 bits.

use windows_metadata::reader::{File, TypeIndex};
use windows_metadata::{Type, Value};

/// One constant.
#[derive(Clone, Debug)]
pub(super) struct Constant {
    /// `Windows.Win32.Foundation`
    pub(super) namespace: String,
    /// `HRESULT`; empty for a plain number.
    pub(super) kind: String,
    /// `E_ACCESSDENIED`
    pub(super) name: String,
    /// Its bits, whatever the sign.
    pub(super) value: u32,
}

/// All constants, in an order of their own. `None` where the bytes are no metadata.
pub(super) fn constants_in(bytes: Vec<u8>) -> Option<Vec<Constant>> {
    let index = TypeIndex::new(vec![File::new(bytes)?]);
    let mut found = Vec::new();
    for holder in index.types() {
        for field in holder.fields() {
            let value = field.constant().and_then(|it| bits(&it.value()));
            let (Some(value), Some(kind)) = (value, kind(&field.ty())) else {
                continue;
            };
            found.push(Constant {
                namespace: holder.namespace().to_owned(),
                kind,
                name: field.name().to_owned(),
                value,
            });
        }
    }
    Some(found)
}

fn kind(ty: &Type) -> Option<String> {
    match ty {
        Type::Name(name) => Some(name.name.clone()),
        Type::I32 | Type::U32 => Some(String::new()),
        _ => None,
    }
}

fn bits(value: &Value) -> Option<u32> {
    match *value {
        Value::U32(value) => Some(value),
        Value::I32(value) => Some(value.cast_unsigned()),
        _ => None,
    }
}
