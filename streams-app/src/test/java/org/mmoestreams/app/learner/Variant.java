package org.mmoestreams.app.learner;

/** The learner as it is, and with the defects that checks of restarts must find. */
enum Variant {
    /** As it is. */
    SOUND,
    /** Rows that wait in the open window are not put into their store. */
    PENDING_ROWS_NOT_PUT,
    /** Weights are put into their store, what the optimiser knows of them is not. */
    OPTIMISER_STATE_NOT_PUT,
    /** The model in memory outlives the processor, whatever of it was committed. */
    MODEL_KEPT_ACROSS_CLOSE;

    /** Whether what is put under a key of a store gets there. */
    boolean puts(String key) {
        return switch (this) {
            case PENDING_ROWS_NOT_PUT -> !key.startsWith("labelled/") && !key.startsWith("unlabelled/");
            case OPTIMISER_STATE_NOT_PUT -> key.indexOf('#') < 0;
            case SOUND, MODEL_KEPT_ACROSS_CLOSE -> true;
        };
    }
}
