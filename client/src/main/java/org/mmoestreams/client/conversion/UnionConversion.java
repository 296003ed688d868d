package org.mmoestreams.client.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * A union: null where it may be, else what the first branch makes that takes the value. Of JSON the branches are asked
 * first that write their values so: a text is a string where there is one, whatever stands before it.
 */
public final class UnionConversion implements Conversion {

    private final List<Conversion> branches;
    private final boolean isNullable;
    private final Nulls nulls;

    /** @param branches those that are not null */
    UnionConversion(List<Conversion> branches, boolean isNullable, Nulls nulls) {
        this.branches = branches;
        this.isNullable = isNullable;
        this.nulls = nulls;
    }

    @Override
    public Object ofText(String text) {
        return isNullable && nulls.contain(text) ? null : first(branches, each -> each.ofText(text));
    }

    @Override
    public Object ofJson(JsonNode node) {
        if (isNullable && node.isNull()) {
            return null;
        }
        if (branches.size() == 1) {
            return branches.get(0).ofJson(node);
        }
        List<Conversion> inOrder = new ArrayList<>(branches);
        // a stable sort: among equals the order is the schema's
        inOrder.sort(Comparator.comparing(each -> !each.isNatural(node)));
        return first(inOrder, each -> each.ofJson(node));
    }

    @Override
    public boolean isNatural(JsonNode node) {
        return (isNullable && node.isNull()) || branches.stream().anyMatch(each -> each.isNatural(node));
    }

    /** The one branch that is not null; null where there are others. */
    public Conversion onlyBranch() {
        return branches.size() == 1 ? branches.get(0) : null;
    }

    private static Object first(List<Conversion> branches, Function<Conversion, Object> attempt) {
        UnfitValueException refusal = null;
        for (Conversion branch : branches) {
            try {
                return attempt.apply(branch);
            } catch (UnfitValueException e) {
                refusal = refusal == null ? e : refusal.or(e);
            }
        }
        throw refusal == null ? UnfitValueException.saying("a value", "null") : refusal;
    }
}
