package org.mmoestreams.nn;

import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.features.Combine;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.MultiValuedField;

/**
 * The sizes of what comes into a network. A field has weights of its own in the first layer; a slot is a place for a
 * table row in a row of a batch. A single-valued field has one slot, a bag has several.
 *
 * @param batchRows most rows in a batch, at least 1
 * @param tableRows rows of the tables: values of all embedded fields together
 * @param singleValued embedded fields with one slot each, the first ones
 * @param bags embedded fields with several slots, in their order behind the single-valued ones
 * @param numbers continuous fields that enter as numbers
 * @param rowsRestart whether rows of the tables may be put back to their start, which is drawn row by row then
 */
public record InputShape(
        int batchRows, int tableRows, int singleValued, List<Bag> bags, int numbers, boolean rowsRestart) {

    /** Keeps a copy. */
    public InputShape {
        bags = List.copyOf(bags);
    }

    /** Sizes of tables whose rows do not restart. */
    public InputShape(int batchRows, int tableRows, int singleValued, List<Bag> bags, int numbers) {
        this(batchRows, tableRows, singleValued, bags, numbers, false);
    }

    /** Sizes without bags. */
    public InputShape(int batchRows, int tableRows, int singleValued, int numbers) {
        this(batchRows, tableRows, singleValued, List.of(), numbers);
    }

    /** The sizes of what a spec's rows are encoded to. */
    public static InputShape of(FeatureSpec spec, int tableRows, int batchRows) {
        int slot = spec.features().singleValued();
        List<Bag> bags = new ArrayList<>();
        for (MultiValuedField field : spec.features().multiValued()) {
            bags.add(new Bag(slot, field.maxValues(), field.combine() == Combine.MEAN));
            slot += field.maxValues();
        }
        int numbers = spec.continuous().size();
        return new InputShape(
                batchRows,
                tableRows,
                spec.features().singleValued(),
                bags,
                numbers,
                spec.features().expire());
    }

    /** Embedded fields: each has an embedding's width of inputs. */
    public int fields() {
        return singleValued + bags.size();
    }

    /** Places for table rows in a row of a batch. */
    public int slots() {
        return singleValued + bagSlots();
    }

    /** Places for the items of all bags in a row of a batch. */
    int bagSlots() {
        int slots = 0;
        for (Bag bag : bags) {
            slots += bag.slots();
        }
        return slots;
    }

    /** Most different table rows that the single-valued fields of a batch can name; 1 where there is no such field. */
    int namedBySingleValued() {
        return (int) Math.max(1, Math.min(tableRows, (long) batchRows * singleValued));
    }

    /** Most different table rows that the slots of a batch can name. */
    public int namedRows() {
        return (int) Math.min(tableRows, (long) batchRows * slots());
    }
}
