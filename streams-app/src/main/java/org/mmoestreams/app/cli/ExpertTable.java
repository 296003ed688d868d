package org.mmoestreams.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mmoestreams.client.models.StoredModel;
import org.mmoestreams.schemas.ExpertDuplicate;
import org.mmoestreams.schemas.ExpertMetrics;
import org.mmoestreams.schemas.ExpertShare;

/** How experts are used, drawn with bars in lines of 80 characters at most: a line for each expert, by task. */
final class ExpertTable {

    private static final int BAR = 40;
    /** Blocks of no to seven eighths. */
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

    private static final char WHOLE = '█';
    private static final double PERCENT = 100;

    private ExpertTable() {}

    /** The text behind that of the models. */
    static String of(List<StoredModel> models, NewestExperts newest) {
        return models.stream()
                .map(model -> of(model.partition(), newest.of(model.partition())))
                .collect(Collectors.joining());
    }

    /** The text of a model's tasks. */
    static String of(int partition, List<ExpertMetrics> tasks) {
        if (tasks.isEmpty()) {
            return String.format("%n%nexperts of partition %d: nothing was published of them yet", partition);
        }
        return tasks.stream().map(ExpertTable::of).collect(Collectors.joining());
    }

    private static String of(ExpertMetrics task) {
        return heading(task)
                + shares(task)
                + task.getDuplicates().stream().map(ExpertTable::pair).collect(Collectors.joining());
    }

    private static String heading(ExpertMetrics task) {
        int count = task.getExperts().size();
        return String.format(
                Locale.ROOT,
                "%n%nexperts of partition %d, task %s: versions %d to %d, %d rows%n"
                        + "gate entropy %.3f of %.3f, %.1f effective experts of %d, %d dead%n"
                        + "%6s %7s  %-" + BAR + "s %8s",
                task.getPartition(),
                task.getTask(),
                task.getModelVersionFrom(),
                task.getModelVersionTo(),
                task.getRows(),
                task.getGateEntropy(),
                Math.log(count),
                task.getEffectiveExperts(),
                count,
                task.getExperts().stream().filter(ExpertShare::getDead).count(),
                "expert",
                "weight",
                "",
                "top of");
    }

    private static String shares(ExpertMetrics task) {
        List<ExpertShare> experts = task.getExperts();
        double most =
                experts.stream().mapToDouble(ExpertShare::getMeanWeight).max().orElseThrow();
        StringBuilder lines = new StringBuilder();
        for (int expert = 0; expert < experts.size(); expert++) {
            ExpertShare share = experts.get(expert);
            lines.append(String.format(
                    Locale.ROOT,
                    "%n%6d %7.4f  %-" + BAR + "s %6.1f %%%s",
                    expert,
                    share.getMeanWeight(),
                    bar(share.getMeanWeight() / most),
                    PERCENT * share.getTopShare(),
                    share.getDead() ? "  dead" : ""));
        }
        return lines.toString();
    }

    private static String pair(ExpertDuplicate pair) {
        return String.format(
                Locale.ROOT,
                "%nexperts %d and %d are the same: cosine %.6f",
                pair.getFirst(),
                pair.getSecond(),
                pair.getCosine());
    }

    /** As many cells as the share of all of them, to an eighth of one. */
    static String bar(double share) {
        int eighths = (int) Math.round(share * BAR * EIGHTHS.length());
        int rest = eighths % EIGHTHS.length();
        String whole = String.valueOf(WHOLE).repeat(eighths / EIGHTHS.length());
        return rest == 0 ? whole : whole + EIGHTHS.charAt(rest);
    }
}
