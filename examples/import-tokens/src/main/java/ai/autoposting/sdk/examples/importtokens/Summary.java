package ai.autoposting.sdk.examples.importtokens;

import ai.autoposting.sdk.examples.importtokens.Report.Entry;
import ai.autoposting.sdk.examples.importtokens.Report.Fate;
import ai.autoposting.sdk.examples.importtokens.Report.Tally;
import ai.autoposting.sdk.model.PlatformToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells the end of an import, to people or to machines.
 *
 * @param stopped why not all rows were taken, if so
 * @param orphans rows with an unknown outcome that are in the journal, and not in the input any more
 */
record Summary(Report report, Path journal, Optional<String> stopped, List<RowKey> orphans) {
    private static final int VERSION = 1;

    boolean isAllStored() {
        Tally tally = report.tally();
        return tally.stored() == tally.rows();
    }

    void print(PrintStream out) {
        Tally tally = report.tally();
        out.println(tally.rows() + " rows: " + tally.stored() + " stored (" + tally.of(Fate.FOUND)
                + " found after a lost response, " + tally.of(Fate.STORED_BEFORE) + " by an earlier run), "
                + tally.of(Fate.FAILED) + " failed, " + tally.unknown() + " unknown, "
                + tally.notTaken() + " not taken");
        stopped.ifPresent(why -> out.println("stopped: " + why));
        report.entries(Fate.FAILED).forEach(entry -> out.println("failed: " + line(entry)));
        unknown().forEach(entry -> out.println("unknown: " + line(entry) + shown(entry)));
        orphans.forEach(key -> out.println("unknown: not in the input any more, " + key));
        if (!isAllStored()) {
            out.println("To go on, run the same command again; it knows from " + journal + " what is done."
                    + (tally.unknown() == 0 ? "" : " --resend-unknown sends again what stays unknown."));
        }
    }

    private List<Entry> unknown() {
        return report.entries(Fate.OPEN, Fate.UNKNOWN);
    }

    private static String line(Entry entry) {
        return "line " + entry.row().line() + ", " + entry.row().key() + ": " + entry.text();
    }

    private static String shown(Entry entry) {
        return entry.shown()
                .map(token -> " as token " + token.tokenId().orElse("?") + ", expires "
                        + token.expiresAt().map(Object::toString).orElse("at no known time"))
                .orElse("");
    }

    void printJson(PrintStream out) {
        Tally tally = report.tally();
        ObjectNode all = new ObjectMapper().createObjectNode();
        all.put("version", VERSION).put("rows", tally.rows());
        all.put("stored", tally.stored())
                .put("foundAfterLoss", tally.of(Fate.FOUND))
                .put("storedBefore", tally.of(Fate.STORED_BEFORE))
                .put("failed", tally.of(Fate.FAILED))
                .put("unknown", tally.unknown())
                .put("notTaken", tally.notTaken())
                .put("journal", journal.toString());
        stopped.ifPresent(why -> all.put("stopped", why));
        ArrayNode rest = all.putArray("notStored");
        report.entries(Fate.FAILED).forEach(entry -> add(rest, entry));
        unknown().forEach(entry -> add(rest, entry));
        ArrayNode gone = all.putArray("unknownAndNotInInput");
        orphans.forEach(key -> key(gone.addObject(), key));
        out.println(all);
    }

    private static void add(ArrayNode rest, Entry entry) {
        ObjectNode node = rest.addObject()
                .put("fate", entry.fate().name().toLowerCase(Locale.ROOT))
                .put("line", entry.row().line());
        key(node, entry.row().key()).put("reason", entry.text());
        entry.shown().flatMap(PlatformToken::tokenId).ifPresent(id -> node.put("shownTokenId", id));
        entry.shown().flatMap(PlatformToken::expiresAt).ifPresent(time -> node.put("shownExpiresAt", time.toString()));
    }

    private static ObjectNode key(ObjectNode node, RowKey key) {
        return node.put("brand", key.brand())
                .put("platform", key.platform().value())
                .put("platformUserId", key.platformUserId());
    }
}
