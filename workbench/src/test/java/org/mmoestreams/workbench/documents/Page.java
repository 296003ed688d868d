package org.mmoestreams.workbench.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A page of the documentation.
 *
 * @param text its Markdown
 */
record Page(String text) {

    private static final Pattern BLOCK =
            Pattern.compile("^```sh ?(\\w*)\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

    /** One below the project's folder. */
    static Page of(String path) throws IOException {
        return new Page(Files.readString(Path.of("..").resolve(path)));
    }

    /** The commands that a reader is to give, in their order. */
    List<Block> blocks() {
        return BLOCK.matcher(text)
                .results()
                .map(found -> new Block(found.group(1), found.group(2)))
                .toList();
    }

    /**
     * Commands that are given at once.
     *
     * @param role what goes on in a terminal of its own, such as {@code broker}; empty for what ends by itself
     * @param commands a shell's
     */
    record Block(String role, String commands) {}
}
