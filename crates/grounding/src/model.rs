//! The linear model: a row of small weights per column, one per class.

use crate::features::{BUCKETS, Feature};

/// What the model tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// Checkable, with a source.
    Grounded,
    /// A measurement without a source.
    Measurement,
    /// Belief, taste, forecast, advice, hearsay.
    Opinion,
    /// Slogans and idioms.
    Jargon,
    /// Fault.
    Blame,
    /// Talk about the meeting itself.
    Talk,
}

impl Label {
    /// Every label, in column order.
    pub const ALL: [Self; 6] = [Self::Grounded, Self::Measurement, Self::Opinion, Self::Jargon, Self::Blame, Self::Talk];
}

/// How many labels there are.
pub const LABELS: usize = Label::ALL.len();

/// Weights as they are shipped: for each label a scale (f32, little endian), then `BUCKETS` rows of bytes.
#[derive(Clone, Copy)]
pub struct Model<'a> {
    bytes: &'a [u8],
}

static SHIPPED: &[u8] = include_bytes!("../data/weights.bin");

impl<'a> Model<'a> {
    /// The model in the crate.
    #[must_use]
    pub const fn shipped() -> Model<'static> {
        Model { bytes: SHIPPED }
    }

    /// A model from bytes in the shipped form.
    #[must_use]
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// The bytes.
    #[must_use]
    pub const fn bytes(self) -> &'a [u8] {
        self.bytes
    }

    fn scale(self, label: usize) -> f32 {
        let bytes = self.bytes.get(label * 4..label * 4 + 4).and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(0.0, f32::from_le_bytes)
    }

    /// The weights of a column.
    #[must_use]
    pub fn row(self, bucket: u16) -> &'a [u8] {
        let from = LABELS * 4 + usize::from(bucket) % BUCKETS * LABELS;
        self.bytes.get(from..from + LABELS).unwrap_or_default()
    }

    /// The score of each label.
    #[must_use]
    pub fn scores(self, features: &[Feature]) -> [f32; LABELS] {
        let mut scores = [0.0; LABELS];
        for feature in features {
            for (score, weight) in scores.iter_mut().zip(self.row(feature.bucket)) {
                *score += feature.value * f32::from(i8::from_le_bytes([*weight]));
            }
        }
        for (label, score) in scores.iter_mut().enumerate() {
            *score *= self.scale(label);
        }
        scores
    }

    /// How much a feature speaks for a label against the mean of the others.
    #[must_use]
    pub fn pull(self, feature: &Feature, label: Label) -> f32 {
        let mut own = 0.0;
        let mut rest = 0.0;
        for (at, weight) in self.row(feature.bucket).iter().enumerate() {
            let weight = f32::from(i8::from_le_bytes([*weight])) * self.scale(at);
            if at == label as usize { own = weight } else { rest += weight }
        }
        feature.value * (own - rest / 5.0)
    }
}
