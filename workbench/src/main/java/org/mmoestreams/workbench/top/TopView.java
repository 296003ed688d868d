package org.mmoestreams.workbench.top;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.mmoestreams.app.cli.MutedLoggers;

/** Shows what a feed sees: on a screen that is drawn anew, in lines of a log, or once. */
public final class TopView {

    private static final long KEY_MILLIS = 100;
    private static final long LOOK_MILLIS = 50;
    private static final int END_OF_KEYS = -1;

    private final TopFeed feed;
    private final ScreenText text;
    private final Duration interval;
    private final BooleanSupplier interrupted;

    /**
     * A view of a feed.
     *
     * @param interval from one figure to the next
     * @param interrupted asked a few times a second whether to end
     */
    public TopView(TopFeed feed, ScreenText text, Duration interval, BooleanSupplier interrupted) {
        this.feed = feed;
        this.text = text;
        this.interval = interval;
        this.interrupted = interrupted;
    }

    /**
     * Takes the whole terminal, until q is typed or the view is interrupted, and leaves it as it was.
     *
     * @throws RuntimeException what ended the reading of the topics, if something has
     */
    public void onScreen() {
        // a warning would be drawn over the screen, which says itself what is amiss
        MutedLoggers muted = MutedLoggers.below("org.apache.kafka");
        try (Terminal terminal =
                TerminalBuilder.builder().system(true).dumb(false).build()) {
            Attributes before = terminal.getAttributes();
            try {
                terminal.enterRawMode();
                terminal.puts(Capability.enter_ca_mode);
                terminal.puts(Capability.cursor_invisible);
                draw(terminal);
            } finally {
                terminal.puts(Capability.cursor_visible);
                terminal.puts(Capability.exit_ca_mode);
                terminal.flush();
                terminal.setAttributes(before);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("terminal: " + e.getMessage(), e);
        } finally {
            muted.close();
        }
    }

    /** A line for each interval, until the view is interrupted or nobody reads them any more. */
    public void inLines(PrintWriter out) {
        awaitAll();
        while (!interrupted.getAsBoolean() && !out.checkError()) {
            out.println(text.plain(feed.latest(), Instant.now()));
            out.flush();
            pause(interval);
        }
    }

    /** The screen's lines once, when all has been read that there was at the start. */
    public void once(PrintWriter out) {
        awaitAll();
        if (!interrupted.getAsBoolean()) {
            text.lines(feed.latest(), now())
                    .forEach(line -> out.println(line.toString().stripTrailing()));
            out.flush();
        }
    }

    private void draw(Terminal terminal) throws IOException {
        Display display = new Display(terminal, true);
        AtomicBoolean resized = new AtomicBoolean(true);
        // asking for the size may start a program
        terminal.handle(Terminal.Signal.WINCH, signal -> resized.set(true));
        Size size = new Size();
        Snapshot drawn = null;
        ZonedDateTime drawnAt = null;
        boolean open = true;
        while (open && !interrupted.getAsBoolean()) {
            Snapshot latest = feed.latest();
            // the clock, and how long ago the last prediction was, go on where nothing else does
            ZonedDateTime second = now().truncatedTo(ChronoUnit.SECONDS);
            boolean isNewSize = resized.getAndSet(false);
            if (isNewSize) {
                size = terminal.getSize();
                display.resize(size.getRows(), size.getColumns());
            }
            if (isNewSize || !second.equals(drawnAt) || !latest.equals(drawn)) {
                // drawn whole: what a terminal makes of changes within a line differs
                display.clear();
                display.update(fitting(latest, size), -1);
                drawn = latest;
                drawnAt = second;
            }
            int key = terminal.reader().read(KEY_MILLIS);
            open = key != 'q' && key != 'Q' && key != END_OF_KEYS;
        }
    }

    /** As much as there is room for, in a list that the display may change. */
    private List<AttributedString> fitting(Snapshot snapshot, Size size) {
        return text.lines(snapshot, now()).stream()
                .limit(Math.max(1, size.getRows()))
                .map(line -> line.columnSubSequence(0, Math.max(1, size.getColumns() - 1)))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static ZonedDateTime now() {
        return ZonedDateTime.now(ZoneId.systemDefault());
    }

    private void awaitAll() {
        while (!feed.isCaughtUp() && !interrupted.getAsBoolean()) {
            feed.latest();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
        }
    }

    private void pause(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() - end < 0 && !interrupted.getAsBoolean()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
        }
    }
}
