package org.mmoestreams.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mmoestreams.app.audit.AuditReport;
import org.mmoestreams.app.audit.Backing;
import org.mmoestreams.app.audit.Outcome;
import org.mmoestreams.app.audit.PartitionReport;

/** What an audit found, as a table or as JSON. */
final class AuditTable {

    private static final String COLUMNS = "%9s %9s %9s %9s %9s %9s %9s %11s %9s %8s %8s %s";

    private AuditTable() {}

    /** A line a partition, and one for each message. */
    static List<String> lines(AuditReport report) {
        if (report.partitions().isEmpty()) {
            return List.of("no model yet: the learner has committed no event");
        }
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                COLUMNS,
                "partition",
                "from",
                "windows",
                "rows",
                "in event",
                "sent",
                "at end",
                "corrections",
                "settled",
                "unlearnt",
                "digests",
                "outcome"));
        report.partitions().forEach(partition -> lines.add(line(partition)));
        report.partitions().stream()
                .filter(partition -> !partition.message().isEmpty())
                .forEach(partition -> lines.add("partition " + partition.partition() + ": " + partition.message()));
        return lines;
    }

    /** An array with an object a partition. */
    static String json(AuditReport report) throws JsonProcessingException {
        JsonMapper mapper = new JsonMapper();
        ArrayNode array = mapper.createArrayNode();
        for (PartitionReport partition : report.partitions()) {
            ObjectNode node = array.addObject()
                    .put("partition", partition.partition())
                    .put("firstWindow", partition.audited().from())
                    .put("windows", partition.audited().windows())
                    .put("rows", partition.audited().rows())
                    .put("unlearnt", partition.audited().unlearnt())
                    .put("digests", partition.audited().digests())
                    .put("outcome", outcome(partition.outcome()))
                    .put("message", partition.message().isEmpty() ? null : partition.message());
            ObjectNode labels = node.putObject("labels");
            for (Backing backing : Backing.values()) {
                labels.put(backing.name().toLowerCase(Locale.ROOT), count(partition, backing));
            }
        }
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(array);
    }

    private static String line(PartitionReport partition) {
        return String.format(
                COLUMNS,
                partition.partition(),
                partition.audited().from(),
                partition.audited().windows(),
                partition.audited().rows(),
                count(partition, Backing.EVENT),
                count(partition, Backing.LABEL),
                count(partition, Backing.END),
                count(partition, Backing.CORRECTION),
                count(partition, Backing.SETTLED),
                partition.audited().unlearnt(),
                partition.audited().digests(),
                outcome(partition.outcome()));
    }

    private static long count(PartitionReport partition, Backing backing) {
        return partition.labels().get(backing);
    }

    private static String outcome(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
