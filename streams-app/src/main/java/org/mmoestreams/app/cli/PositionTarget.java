package org.mmoestreams.app.cli;

import java.util.Locale;
import java.util.Optional;
import org.mmoestreams.app.input.Positions.Position;
import org.mmoestreams.client.models.InputPosition;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where to move to in a partition: an offset, or a name for one. */
@FunctionalInterface
interface PositionTarget {

    /** The offset; empty where the name stands for none. */
    Optional<Long> in(Position position);

    /** Reads one from the command line. */
    final class Converter implements ITypeConverter<PositionTarget> {

        @Override
        public PositionTarget convert(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "stored" ->
                    position -> position.stored()
                            .filter(stored ->
                                    stored.topic().equals(position.now().topicId()))
                            .map(InputPosition::next);
                case "earliest" -> position -> Optional.of(position.now().logStart());
                case "latest" -> position -> Optional.of(position.now().logEnd());
                default -> offset(text);
            };
        }

        private static PositionTarget offset(String text) {
            try {
                long offset = Long.parseLong(text);
                return position -> Optional.of(offset);
            } catch (NumberFormatException e) {
                throw new TypeConversionException(text + " (expected: an offset, stored, earliest or latest)");
            }
        }
    }
}
