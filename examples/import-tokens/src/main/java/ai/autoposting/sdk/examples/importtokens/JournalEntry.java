package ai.autoposting.sdk.examples.importtokens;

import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.tokens.SafeStore.Snapshot;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of a journal: something that happened to one row. Nothing in it comes from a token: no part, no length, no digest.
 *
 * @param snapshot of an intent
 * @param tokenId what the service shows of the account after it was stored or looked at
 * @param reason of a refusal: the kind of the exception, since texts of a service may hold anything
 */
record JournalEntry(
        Instant at,
        Kind kind,
        RowKey key,
        Optional<Snapshot> snapshot,
        Optional<String> tokenId,
        Optional<String> reason) {
    private static final ObjectMapper JSON = new ObjectMapper();

    enum Kind {
        /** The token is about to be sent. */
        INTENT,
        /** The service said that it has stored it. */
        STORED,
        /** The response was lost, and the account has appeared. */
        FOUND,
        /** It was not stored for certain. */
        REFUSED,
        /** Whether it was stored cannot be decided. */
        UNKNOWN
    }

    static JournalEntry intent(Instant at, RowKey key, Snapshot before) {
        return new JournalEntry(at, Kind.INTENT, key, Optional.of(before), Optional.empty(), Optional.empty());
    }

    /** @param kind stored, found or unknown */
    static JournalEntry outcome(Instant at, Kind kind, RowKey key, Optional<PlatformToken> shown) {
        return new JournalEntry(
                at, kind, key, Optional.empty(), shown.flatMap(PlatformToken::tokenId), Optional.empty());
    }

    static JournalEntry refused(Instant at, RowKey key, String reason) {
        return new JournalEntry(at, Kind.REFUSED, key, Optional.empty(), Optional.empty(), Optional.of(reason));
    }

    String line() {
        ObjectNode line = JSON.createObjectNode()
                .put("at", at.toString())
                .put("event", kind.name().toLowerCase(Locale.ROOT))
                .put("brand", key.brand())
                .put("platform", key.platform().value())
                .put("platformUserId", key.platformUserId());
        snapshot.ifPresent(before -> line.put("snapshot", before.toString()));
        tokenId.ifPresent(id -> line.put("tokenId", id));
        reason.ifPresent(why -> line.put("reason", why));
        return line.toString();
    }

    /** @throws IllegalArgumentException when it is something else than {@link #line()} writes */
    static JournalEntry parse(String line) {
        JsonNode tree = tree(line);
        try {
            Kind kind = Kind.valueOf(text(tree, "event").toUpperCase(Locale.ROOT));
            RowKey key =
                    new RowKey(text(tree, "brand"), Platform.of(text(tree, "platform")), text(tree, "platformUserId"));
            Optional<Snapshot> snapshot =
                    kind == Kind.INTENT ? Optional.of(Snapshot.parse(text(tree, "snapshot"))) : Optional.empty();
            return new JournalEntry(
                    Instant.parse(text(tree, "at")),
                    kind,
                    key,
                    snapshot,
                    Optional.ofNullable(tree.path("tokenId").textValue()),
                    Optional.ofNullable(tree.path("reason").textValue()));
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new IllegalArgumentException("is no line of a journal", wrong);
        }
    }

    static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("is no JSON");
        }
    }

    static String text(JsonNode tree, String name) {
        String text = tree.path(name).textValue();
        if (text == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return text;
    }
}
