package org.mmoestreams.app.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.mmoestreams.client.topics.TopicRole;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The inputs' names as they are written on the command line. */
final class InputNames implements ITypeConverter<TopicRole>, Iterable<String> {

    private static final List<TopicRole> INPUTS =
            Arrays.stream(TopicRole.values()).filter(role -> !role.isOutput()).toList();

    @Override
    public Iterator<String> iterator() {
        return INPUTS.stream().map(TopicRole::label).iterator();
    }

    @Override
    public TopicRole convert(String text) {
        return INPUTS.stream()
                .filter(input -> input.label().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new TypeConversionException(text + " (expected: one of " + String.join(", ", this) + ")"));
    }
}
