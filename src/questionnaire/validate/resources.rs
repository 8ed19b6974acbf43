//! Resources.

use super::{Check, Names, below};
use crate::questionnaire::raw::RawResource;
use crate::questionnaire::{AddressStatus, Resource, ResourceKind};

impl Check<'_> {
    pub(super) fn resources(&mut self, raw: &[RawResource], names: &Names) -> Vec<Resource> {
        raw.iter()
            .enumerate()
            .map(|(position, resource)| self.resource(&format!("resources[{position}]"), resource, names))
            .collect()
    }

    pub(super) fn resource(&mut self, at: &str, raw: &RawResource, names: &Names) -> Resource {
        let status = self.word(
            &below(at, "address_status"),
            raw.address_status.as_ref(),
            &AddressStatus::WORDS,
        );
        let address = self.optional(&below(at, "address"), raw.address.as_ref());
        Resource {
            id: raw.id.clone().unwrap_or_default(),
            title: self.text(&below(at, "title"), raw.title.as_ref()),
            publisher: self.text(&below(at, "publisher"), raw.publisher.as_ref()),
            year: raw.year,
            year_estimated: raw.year_estimated.unwrap_or(false),
            kind: self.kind(at, raw),
            domains: self.references(&below(at, "domains"), "domain", raw.domains.as_deref(), &names.domains),
            address_status: status.unwrap_or(if address.is_empty() {
                AddressStatus::None
            } else {
                AddressStatus::Found
            }),
            address,
            archive: self.optional(&below(at, "archive"), raw.archive.as_ref()),
            note: self.optional(&below(at, "note"), raw.note.as_ref()),
        }
    }

    pub(super) fn kind(&mut self, at: &str, raw: &RawResource) -> ResourceKind {
        let path = below(at, "kind");
        if raw.kind.is_none() && !self.is_blank(&path) {
            let words = ResourceKind::WORDS.map(|(word, _)| format!("`{word}`"));
            self.missing(at, "kind", Some(&format!("it can be {}", words.join(", "))));
        }
        self.word(&path, raw.kind.as_ref(), &ResourceKind::WORDS)
            .unwrap_or(ResourceKind::Guidance)
    }
}
