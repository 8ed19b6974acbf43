//! Turns each shipped questionnaire from YAML into JSON beside its digest, so that starting the program need not read YAML.

#![expect(clippy::disallowed_methods, reason = "a build script reads and writes files")]

use std::path::Path;
use std::{env, fs};

use sha2::{Digest, Sha256};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=questionnaires");
    let out = env::var("OUT_DIR")?;
    let mut paths: Vec<_> = fs::read_dir("questionnaires")?
        .map(|entry| entry.map(|e| e.path()))
        .collect::<Result<_, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    paths.sort();
    let mut list = String::from("&[\n");
    for path in &paths {
        list.push_str(&prepare(path, Path::new(&out))?);
    }
    list.push(']');
    fs::write(Path::new(&out).join("shipped.rs"), list)?;
    Ok(())
}

fn prepare(path: &Path, out: &Path) -> Result<String, Box<dyn std::error::Error>> {
    let yaml = fs::read_to_string(path)?;
    let value: serde_yaml::Value = serde_yaml::from_str(&yaml)?;
    let stem = path.file_stem().ok_or("a file without a name")?.to_string_lossy();
    let json = out.join(format!("{stem}.json"));
    fs::write(&json, serde_json::to_string(&value)?)?;
    let digest: String = Sha256::digest(yaml.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let source = fs::canonicalize(path)?;
    Ok(format!(
        "    Shipped {{ id: {stem:?}, digest: {digest:?}, yaml: include_str!({:?}), json: include_str!({:?}) }},\n",
        source, json
    ))
}
