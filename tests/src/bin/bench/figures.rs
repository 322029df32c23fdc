//! What was measured, and the middle of it.

/// One measured thing, all its samples.
#[derive(Debug, Default, Clone)]
pub(crate) struct Samples(Vec<f64>);

impl Samples {
    pub(crate) fn add(&mut self, sample: f64) {
        self.0.push(sample);
    }

    pub(crate) fn extend(&mut self, samples: Vec<f64>) {
        self.0.extend(samples);
    }

    pub(crate) fn median(&self) -> Option<f64> {
        self.at(50)
    }

    /// The sample below which this many of a hundred lie.
    pub(crate) fn at(&self, percent: usize) -> Option<f64> {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let last = sorted.len().checked_sub(1)?;
        sorted.get((last * percent + 50) / 100).copied()
    }
}

/// Everything about one subject under one circumstance, in milliseconds but for `written`.
#[derive(Debug, Default, Clone)]
pub(crate) struct Figures {
    /// First visit, to the paint of the first screen.
    pub(crate) ready: Samples,
    /// Reload with the points, to the paint that shows them.
    pub(crate) reload: Samples,
    /// A character typed, to its paint.
    pub(crate) keystroke: Samples,
    /// A point saved, to its paint.
    pub(crate) edit: Samples,
    /// Characters written for one point saved.
    pub(crate) written: Samples,
    /// 1,000 more points.
    pub(crate) add: Samples,
    /// The click, to the file.
    pub(crate) export: Samples,
}

#[cfg(test)]
mod tests {
    use super::Samples;

    #[test]
    fn the_middle_and_the_far_end_are_samples() {
        let mut samples = Samples::default();
        samples.extend((1..=5).map(f64::from).collect());
        assert_eq!(samples.median(), Some(3.0));
        assert_eq!(samples.at(95), Some(5.0));
        assert_eq!(Samples::default().median(), None);
    }
}
