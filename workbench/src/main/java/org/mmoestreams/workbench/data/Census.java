package org.mmoestreams.workbench.data;

/** Census-Income (KDD), and rows like those drawn from a {@link CensusTree}; {@code docs/data.md} tells of both. */
public final class Census implements RowDataSet {

    static final String NAME = "census";

    private final RowEvents events = RowEvents.ofResources("/schemas/CensusEvent.avsc", "/census/features.yaml");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public RowEvents events() {
        return events;
    }

    @Override
    public RowSource generated(long seed, RowRange range) {
        return CensusTree.standard().rows(seed, range);
    }
}
