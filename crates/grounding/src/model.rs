//! The linear model: a row of small weights per column, one per class.

use crate::features::Feature;
use crate::packed::tables;

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
    pub const ALL: [Self; 6] =
        [Self::Grounded, Self::Measurement, Self::Opinion, Self::Jargon, Self::Blame, Self::Talk];
}

/// How many labels there are.
pub const LABELS: usize = Label::ALL.len();

/// How many rows the table of weights has.
pub const ROWS: usize = 1500;

/// Bytes of a row: a fingerprint of the feature, then half a byte of weight per label (-7 to 7, plus 8).
pub const ROW: usize = 1 + LABELS / 2;

/// The two rows a feature may be in, and the fingerprint it has there (never 0, which marks a free row).
#[must_use]
pub fn places(key: u32) -> ([usize; 2], u8) {
    let one = (key & 0xffff) as usize % ROWS;
    let two = (key.wrapping_mul(0x9e37_79b1) >> 12) as usize % ROWS;
    let print = u8::try_from(key >> 24).unwrap_or_default();
    ([one, two], print.max(1))
}

/// Weights as they are shipped: a scale (f32, little endian), then the rows. Only the features that
/// matter most have a row; others count for nothing.
#[derive(Clone, Copy)]
pub struct Model<'a> {
    bytes: &'a [u8],
}

impl<'a> Model<'a> {
    /// The model in the crate.
    #[must_use]
    pub fn shipped() -> Model<'static> {
        Model { bytes: &tables().weights }
    }

    /// A model from bytes in the shipped form.
    #[must_use]
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    fn scale(self) -> f32 {
        let bytes = self.bytes.get(..4).and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(0.0, f32::from_le_bytes)
    }

    /// The weights of a feature, if it has a row.
    #[must_use]
    pub fn row(self, key: u32) -> Option<[i8; LABELS]> {
        let (rows, print) = places(key);
        for row in rows {
            let from = 4 + row * ROW;
            if let Some([found, a, b, c]) = self.bytes.get(from..from + ROW)
                && *found == print
            {
                let weight = |half: u8| (half & 15).cast_signed() - 8;
                return Some([weight(a >> 4), weight(*a), weight(b >> 4), weight(*b), weight(c >> 4), weight(*c)]);
            }
        }
        None
    }

    /// The score of each label.
    #[must_use]
    pub fn scores(self, features: &[Feature]) -> [f32; LABELS] {
        let mut scores = [0.0; LABELS];
        let mut length = 0.0;
        for feature in features {
            let Some(row) = self.row(feature.key) else { continue };
            length += feature.value * feature.value;
            for (score, weight) in scores.iter_mut().zip(&row) {
                *score += feature.value * f32::from(*weight);
            }
        }
        let scale = self.scale() / f32::max(length, 1e-6).sqrt();
        for score in &mut scores {
            *score *= scale;
        }
        scores
    }

    /// How much a feature speaks for a label against the mean of the others.
    #[must_use]
    pub fn pull(self, feature: &Feature, label: Label) -> f32 {
        let mut own = 0.0;
        let mut rest = 0.0;
        for (at, weight) in self.row(feature.key).unwrap_or_default().iter().enumerate() {
            let weight = f32::from(*weight);
            if at == label as usize { own = weight } else { rest += weight }
        }
        feature.value * (own - rest / 5.0)
    }
}
