package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is learnt from: the fields that are inputs, by kind. Each embedded field has a range of rows of one table, in
 * this order.
 *
 * @param nominal fields whose values are names
 * @param continuous fields whose values are numbers
 * @param crosses combinations of those
 * @param multiValued fields that hold several names at once
 */
public record Features(
        List<NominalField> nominal,
        List<ContinuousField> continuous,
        List<Cross> crosses,
        List<MultiValuedField> multiValued) {

    /** The table's rows go out in numbered blocks, of which there are a million. */
    private static final int MOST_ROWS = 64_000_000;

    /** Checks that there is one, that crosses are of fields that there are, and that the table fits; keeps copies. */
    public Features {
        nominal = orEmpty(nominal);
        continuous = orEmpty(continuous);
        crosses = orEmpty(crosses);
        multiValued = orEmpty(multiValued);
        check(
                !nominal.isEmpty() || !continuous.isEmpty() || !multiValued.isEmpty(),
                "nominal, continuous, multi-valued",
                "none",
                "at least one feature");
        long names = crosses.stream()
                .map(cross -> Set.copyOf(cross.fields()))
                .distinct()
                .count();
        check(
                names == crosses.size(),
                "crosses",
                crosses.stream().map(Cross::name).toList(),
                "each once");
        checkFields(crosses, single(nominal, continuous));
        checkAges(crosses, nominal);
        long rows =
                rowsOf(nominal, continuous, crosses, multiValued).asLongStream().sum();
        check(
                rows <= MOST_ROWS,
                "nominal, continuous",
                rows + " embedding rows",
                "<= " + MOST_ROWS + " together; lower capacities, or widen buckets");
    }

    /** Features without crosses, each with one value. */
    public Features(List<NominalField> nominal, List<ContinuousField> continuous) {
        this(nominal, continuous, List.of(), List.of());
    }

    /** What has a vocabulary: nominal fields, crosses with a capacity, multi-valued fields. */
    public List<Capacity> capacities() {
        List<Capacity> capacities = new ArrayList<>();
        nominal.stream()
                .filter(field -> field.capacity() != null)
                .forEach(field -> capacities.add(new Capacity(field.field(), field.capacity())));
        crosses.stream()
                .filter(cross -> cross.capacity() != null)
                .forEach(cross -> capacities.add(new Capacity(cross.name(), cross.capacity())));
        multiValued.stream()
                .filter(field -> field.capacity() != null)
                .forEach(field -> capacities.add(new Capacity(field.field(), field.capacity())));
        return capacities;
    }

    /** Whether there are values that give their rows back. */
    public boolean expire() {
        return nominal.stream().anyMatch(field -> field.expireAfter() != null)
                || crosses.stream().anyMatch(cross -> cross.expireAfter() != null)
                || multiValued.stream().anyMatch(field -> field.expireAfter() != null);
    }

    /** Embedded fields that have one value each: the nominal ones, the continuous ones, the crosses. */
    public int singleValued() {
        return nominal.size() + continuous.size() + crosses.size();
    }

    /**
     * Places for embedding rows in an encoded row: one for each single-valued field, then for each multi-valued field
     * as many as it has values at most.
     */
    public int slots() {
        return singleValued()
                + multiValued.stream().mapToInt(MultiValuedField::maxValues).sum();
    }

    /** Rows of the embedding table: those of all fields together. */
    public int rows() {
        return rowsOf(nominal, continuous, crosses, multiValued).sum();
    }

    /** The first row of each embedded field, in the order of the table. */
    int[] firstRows() {
        int[] firsts = rowsOf(nominal, continuous, crosses, multiValued).toArray();
        int next = 0;
        for (int field = 0; field < firsts.length; field++) {
            int rows = firsts[field];
            firsts[field] = next;
            next += rows;
        }
        return firsts;
    }

    /** The place of a nominal field, and behind all of these that of a continuous one; -1 for no such field. */
    int placeOf(String field) {
        return single(nominal, continuous).indexOf(field);
    }

    /** The roles of the fields, by field. */
    Map<String, String> roles() {
        Map<String, String> roles = new LinkedHashMap<>();
        nominal.forEach(field -> put(roles, field.field(), "nominal"));
        continuous.forEach(field -> put(roles, field.field(), "continuous"));
        multiValued.forEach(field -> put(roles, field.field(), "multi-valued"));
        crosses.forEach(cross -> check(
                !roles.containsKey(cross.name()),
                "crosses",
                cross.name(),
                "a name that no field has; rename the field"));
        return roles;
    }

    private static void put(Map<String, String> roles, String field, String role) {
        String other = roles.putIfAbsent(field, role);
        check(other == null, role, field, "one role for the field, but it is also " + other);
    }

    private static List<String> single(List<NominalField> nominal, List<ContinuousField> continuous) {
        return Stream.concat(
                        nominal.stream().map(NominalField::field),
                        continuous.stream().map(ContinuousField::field))
                .toList();
    }

    private static void checkFields(List<Cross> crosses, List<String> known) {
        for (Cross cross : crosses) {
            for (String field : cross.fields()) {
                check(
                        known.contains(field),
                        "crosses." + cross.name(),
                        field,
                        "a field that is under nominal or continuous");
            }
        }
    }

    /** Combinations of values that are gone never come again. */
    private static void checkAges(List<Cross> crosses, List<NominalField> nominal) {
        for (Cross cross : crosses) {
            for (NominalField field : nominal) {
                check(
                        cross.forgets()
                                || field.expireAfter() == null
                                || !cross.fields().contains(field.field()),
                        "crosses." + cross.name() + ".expire-after",
                        null,
                        "one, or hashed, since the values of " + field.field() + " expire, and their combinations with"
                                + " them");
            }
        }
    }

    /** How many rows each embedded field has, in the order of the table. */
    private static IntStream rowsOf(
            List<NominalField> nominal,
            List<ContinuousField> continuous,
            List<Cross> crosses,
            List<MultiValuedField> multiValued) {
        return Stream.of(
                        nominal.stream().mapToInt(NominalField::rows),
                        continuous.stream().mapToInt(ContinuousField::rows),
                        crosses.stream().mapToInt(Cross::rows),
                        multiValued.stream().mapToInt(MultiValuedField::rows))
                .flatMapToInt(rows -> rows);
    }

    static <T> List<T> orEmpty(List<T> list) {
        check(list == null || list.stream().allMatch(Objects::nonNull), "entries", list, "no empty entries");
        return list == null ? List.of() : List.copyOf(list);
    }
}
