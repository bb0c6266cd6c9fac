package ai.autoposting.sdk.examples.importtokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.examples.importtokens.Journal.UnusableJournalException;
import ai.autoposting.sdk.examples.importtokens.JournalEntry.Kind;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.tokens.SafeStore.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a journal remembers, what it survives, and what it refuses. */
final class JournalTest {
    private static final String SERVICE = "https://app.autoposting.ai/api-proxy";
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final RowKey KEY = new RowKey("acme-corp", Platform.X, "x_1");
    private static final Snapshot BEFORE = Snapshot.parse("v1 acme-corp x x_1 2026-01-01T00:00:00Z absent - -");
    private static final JournalEntry INTENT = JournalEntry.intent(AT, KEY, BEFORE);

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("rows.csv.journal");
    }

    private void write(JournalEntry... entries) throws Exception {
        try (Journal journal = Journal.open(file(), SERVICE)) {
            for (JournalEntry entry : entries) {
                journal.add(entry);
            }
        }
    }

    private JournalState read() throws Exception {
        try (Journal journal = Journal.open(file(), SERVICE)) {
            return journal.state();
        }
    }

    private static JournalEntry outcome(Kind kind) {
        return JournalEntry.outcome(
                AT,
                kind,
                KEY,
                Optional.of(PlatformToken.builder().tokenId("tok_1").build()));
    }

    @Test
    void itsLinesAreJson() throws Exception {
        write(INTENT, outcome(Kind.STORED), JournalEntry.refused(AT, KEY, "NotFoundException"));
        assertThat(Files.readString(file())).isEqualTo("""
                {"event":"journal","version":1,"service":"https://app.autoposting.ai/api-proxy"}
                {"at":"2026-01-01T00:00:00Z","event":"intent","brand":"acme-corp","platform":"x","platformUserId":"x_1",\
                "snapshot":"v1 acme-corp x x_1 2026-01-01T00:00:00Z absent - -"}
                {"at":"2026-01-01T00:00:00Z","event":"stored","brand":"acme-corp","platform":"x","platformUserId":"x_1",\
                "tokenId":"tok_1"}
                {"at":"2026-01-01T00:00:00Z","event":"refused","brand":"acme-corp","platform":"x","platformUserId":"x_1",\
                "reason":"NotFoundException"}
                """);
    }

    @Test
    void anIntentIsOpenUntilItsOutcomeIsCertain() throws Exception {
        write(INTENT);
        assertThat(read().open(KEY)).contains(BEFORE);
        write(outcome(Kind.UNKNOWN));
        assertThat(read().open(KEY)).contains(BEFORE);
        assertThat(read().isStored(KEY)).isFalse();
        write(outcome(Kind.FOUND));
        assertThat(read().open()).isEmpty();
        assertThat(read().isStored(KEY)).isTrue();
    }

    @Test
    void whatWasRefusedIsNeitherOpenNorStored() throws Exception {
        write(INTENT, JournalEntry.refused(AT, KEY, "NotFoundException"));
        assertThat(read().open()).isEmpty();
        assertThat(read().isStored(KEY)).isFalse();
        write(INTENT, outcome(Kind.STORED));
        assertThat(read().isStored(KEY)).isTrue();
        assertThat(read().begun()).contains(AT);
    }

    @Test
    void namesOfAnyKindAreReadAsTheyWereWritten() throws Exception {
        RowKey odd = new RowKey("a\"b\\\u00fc\u20ac\uD83D\uDE00", Platform.of("of-tomorrow"), "urn:li:1 2");
        write(JournalEntry.outcome(AT, Kind.STORED, odd, Optional.empty()));
        assertThat(read().isStored(odd)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"at\":\"2026-01-01T00:00:00Z\",\"event\":\"sto", "\0\0\0"})
    void aLastLineThatWasCutOffIsDroppedAndWrittenOver(String torn) throws Exception {
        write(INTENT);
        String whole = Files.readString(file());
        Files.writeString(file(), torn, StandardOpenOption.APPEND);
        assertThat(read().open(KEY)).contains(BEFORE);
        assertThat(Files.readString(file())).isEqualTo(whole);
        write(outcome(Kind.STORED));
        assertThat(read().isStored(KEY)).isTrue();
    }

    @Test
    void aJournalThatWasCutOffInItsFirstLineIsBegunAgain() throws Exception {
        Files.writeString(file(), "{\"event\":\"jour");
        write(INTENT);
        assertThat(read().open(KEY)).contains(BEFORE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"at\"\n", "\n", "{\"at\":\"2026-01-01T00:00:00Z\",\"event\":\"intent\",\"brand\":\"a\"}\n"})
    void aDamagedLineIsRefusedRatherThanForgotten(String damaged) throws Exception {
        write(INTENT);
        Files.writeString(file(), damaged, StandardOpenOption.APPEND);
        assertThatThrownBy(this::read)
                .isInstanceOf(UnusableJournalException.class)
                .hasMessage("line 3 of " + file() + " is damaged");
    }

    @Test
    void anotherServicesJournalIsRefused() throws Exception {
        write(INTENT);
        assertThatThrownBy(() -> Journal.open(file(), "https://staging.example.com"))
                .isInstanceOf(UnusableJournalException.class)
                .hasMessage(file() + " is of an import into " + SERVICE
                        + ", not into https://staging.example.com; move it away to import anew");
        assertThat(read().open(KEY)).contains(BEFORE);
    }

    @Test
    void oneAtATimeHoldsIt() throws Exception {
        try (Journal journal = Journal.open(file(), SERVICE)) {
            assertThatThrownBy(this::read)
                    .isInstanceOf(UnusableJournalException.class)
                    .hasMessage("another import of this file is running: it holds " + file());
            journal.add(INTENT);
        }
        assertThat(read().open(KEY)).contains(BEFORE);
    }

    @Test
    void anInterruptedThreadClosesItForNobody() throws Exception {
        try (Journal journal = Journal.open(file(), SERVICE)) {
            Thread.currentThread().interrupt();
            journal.add(INTENT);
            assertThat(Thread.interrupted()).isTrue();
            journal.add(outcome(Kind.STORED));
        }
        assertThat(read().isStored(KEY)).isTrue();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void onlyItsOwnerReadsIt() throws Exception {
        write(INTENT);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
        read();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aLinkThatSomebodyPutThereIsNotFollowed() throws Exception {
        Path elsewhere = Files.createFile(folder.resolve("elsewhere"));
        Files.createSymbolicLink(file(), elsewhere);
        assertThatThrownBy(this::read).isInstanceOf(java.io.IOException.class);
        assertThat(Files.readAllLines(elsewhere)).isEqualTo(List.of());
    }
}
