package kata.e710_predict_then_measure;

/** What a measurement says about a prediction. */
public enum Outcome {
    /** The approach that was predicted has won. */
    CONFIRMED,
    /** Another approach has won. */
    REFUTED,
    /** The measurement does not say who is the fastest. */
    INCONCLUSIVE
}
