extension String {
    /// The mark of what was not checked in the law, in words for residents.
    var withPlainMarks: String { replacing("(GK)", with: "(do sprawdzenia)") }
}
