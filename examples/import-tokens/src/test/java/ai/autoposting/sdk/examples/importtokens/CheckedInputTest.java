package ai.autoposting.sdk.examples.importtokens;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read, what is said of what is wrong, and that no value of the input is in what is said. */
final class CheckedInputTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String HEADER = "brand,platform,platformUserId,accessToken,refreshToken,expiresAt\n";

    @TempDir
    private Path folder;

    private CheckedInput read(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        return CheckedInput.of(file, NOW);
    }

    private CheckedInput csv(String... lines) throws IOException {
        return read("rows.csv", HEADER + String.join("\n", lines) + "\n");
    }

    private CheckedInput json(String... lines) throws IOException {
        return read("rows.jsonl", String.join("\n", lines) + "\n");
    }

    private static String[] said(CheckedInput input) {
        return input.findings().stream().map(Finding::toString).toArray(String[]::new);
    }

    private static void assertWholeRow(CheckedInput input, long line) {
        assertThat(said(input)).isEmpty();
        assertThat(input.rows())
                .containsExactly(new Row(
                        line,
                        new RowKey("acme-corp", Platform.LINKEDIN, "urn:li:1"),
                        StorePlatformTokenRequest.builder()
                                .platform(Platform.LINKEDIN)
                                .platformUserId("urn:li:1")
                                .accessToken("secret,1")
                                .refreshToken("secret-2")
                                .expiresAt(OffsetDateTime.parse("2026-02-01T00:00:00+01:00"))
                                .build()));
    }

    @Test
    void csvIsReadWithQuotesABomAndColumnsInAnyOrder() throws IOException {
        assertWholeRow(csv("acme-corp,LinkedIn,urn:li:1,\"secret,1\",secret-2,2026-02-01T00:00:00+01:00"), 2);
        assertWholeRow(
                read(
                        "ROWS.CSV",
                        String.join(
                                "\r\n",
                                "\uFEFFexpiresAt,accessToken,refreshToken,platform,brand,platformUserId",
                                "",
                                "2026-02-01T00:00:00+01:00,\"secret,1\",secret-2,linkedin,acme-corp,urn:li:1",
                                "")),
                3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows.jsonl", "rows.ndjson"})
    void jsonLinesAreRead(String name) throws IOException {
        assertWholeRow(
                read(
                        name,
                        "\n{\"brand\":\"acme-corp\",\"platform\":\"linkedin\",\"platformUserId\":\"urn:li:1\",\"accessToken\":"
                                + "\"secret,1\",\"refreshToken\":\"secret-2\",\"expiresAt\":\"2026-02-01T00:00:00+01:00\"}"),
                2);
    }

    @Test
    void whatIsOptionalMayBeLeftOut() throws IOException {
        StorePlatformTokenRequest request = StorePlatformTokenRequest.builder()
                .platform(Platform.X)
                .platformUserId("x_1")
                .accessToken("secret-1")
                .build();
        Row row = new Row(2, new RowKey("acme-corp", Platform.X, "x_1"), request);
        assertThat(csv("acme-corp,x,x_1,secret-1,,").rows()).containsExactly(row);
        assertThat(read("rows.csv", "brand,platform,platformUserId,accessToken\nacme-corp,x,x_1,secret-1")
                        .rows())
                .containsExactly(row);
        CheckedInput json = json(
                "",
                "{\"brand\":\"acme-corp\",\"platform\":\"x\",\"platformUserId\":\"x_1\",\"accessToken\":\"secret-1\","
                        + "\"refreshToken\":null}");
        assertThat(json.rows()).containsExactly(row);
        assertThat(said(json)).isEmpty();
    }

    /** The secret stands where each fault is. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "secret-1,x,x_1,,,              | line 2, column accessToken: is missing",
                ",x,x_1,secret-1,,              | line 2, column brand: is missing",
                "..,x,x_1,secret-1,,            | line 2, column brand: must not be . or ..",
                "acme,secret-1,x_1,secret-1,,   | line 2, column platform: must be one of [x, linkedin, instagram, threads, youtube]",
                "acme,x,,secret-1,,             | line 2, column platformUserId: is missing",
                "acme,x,x_1,\"secret-1 \",,     | line 2, column accessToken: begins or ends with white space",
                "acme,x,x_1,s,\" secret-1\",    | line 2, column refreshToken: begins or ends with white space",
                "acme,x,x_1,\"secret\t1\",,     | line 2, column accessToken: has a character that cannot be seen, such as the end of a line",
                "acme,x,x_1,secret-1,,secret-1  | line 2, column expiresAt: must be a time with its offset, such as 2026-12-31T23:59:59Z",
                "acme,x,x_1,secret-1,,1767225600| line 2, column expiresAt: must be a time with its offset, such as 2026-12-31T23:59:59Z",
                "acme,x,x_1,secret-1            | line 2, has 4 values, the first line names 6",
                "acme,x,x_1,secret-1,,,secret-1 | line 2, has 7 values, the first line names 6",
                "acme,x,x_1,\"secret-1,,        | line 2, from here on the file is no CSV: a quote is not closed, or text follows a closing one",
                "acme,x,x_1,\"secret-1\"2,,     | line 2, from here on the file is no CSV: a quote is not closed, or text follows a closing one",
            })
    void aProblemIsToldByItsPlaceAndNotByItsValue(String line, String told) throws IOException {
        CheckedInput input = csv(line.strip());
        assertThat(input.hasProblems()).isTrue();
        assertThat(said(input)).contains("problem: " + told).noneMatch(text -> text.contains("secret"));
        assertThat(input.rows()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"brand\":\"secret-1\"                | line 1, is no JSON, or names a property twice",
                "secret-1                               | line 1, is no JSON, or names a property twice",
                "{\"brand\":\"a\",\"brand\":\"secret-1\"}| line 1, is no JSON, or names a property twice",
                "[\"secret-1\"]                         | line 1, is no JSON object",
                "{\"platformUserId\":12345}             | line 1, column platformUserId: must be a text, in quotes",
            })
    void soItIsInJsonLines(String line, String told) throws IOException {
        CheckedInput input = json(line);
        assertThat(said(input)).contains("problem: " + told).noneMatch(text -> text.contains("secret"));
        assertThat(input.rows()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "acme,x,x_1,secret-1,,2026-01-01T00:00:00Z      | line 2, column expiresAt: is past: the token has expired",
                "acme,x,x_1,secret-1,,2036-01-01T00:00:00Z      | line 2, column expiresAt: is more than ten years away: is it in milliseconds?",
                "acme,x,x_1,secret-1,\"  \",                    | line 2, column refreshToken: is blank: none is stored, and the token cannot be refreshed",
            })
    void aWarningKeepsNothingBack(String line, String told) throws IOException {
        CheckedInput input = csv(line.strip());
        assertThat(said(input)).containsExactly("warning: " + told);
        assertThat(input.hasProblems()).isFalse();
        assertThat(input.rows()).hasSize(1);
        assertThat(input.rows().get(0).request().refreshToken()).isEmpty();
    }

    @Test
    void columnsAndPropertiesThatAreNotKnownAreIgnoredAloud() throws IOException {
        CheckedInput csv = read(
                "rows.csv", "brand,platform,platformUserId,accessToken,refresh_token\nacme,x,x_1,secret-1,secret-2\n");
        assertThat(said(csv))
                .containsExactly("warning: line 1, the column at place 5 is ignored; known are brand, platform,"
                        + " platformUserId, accessToken, refreshToken, expiresAt");
        assertThat(csv.rows()).hasSize(1);
        CheckedInput json =
                json("{\"brand\":\"acme\",\"platform\":\"x\",\"platformUserId\":\"x_1\",\"accessToken\":\"secret-1\","
                        + "\"secret-2\":1}");
        assertThat(said(json))
                .containsExactly("warning: line 1, 1 properties are ignored; known are brand, platform, platformUserId,"
                        + " accessToken, refreshToken, expiresAt");
        assertThat(json.rows()).hasSize(1);
    }

    @Test
    void aFileWithoutAHeaderIsToldWithoutItsFirstRow() throws IOException {
        assertThat(said(read("rows.csv", "acme,x,x_1,secret-1\n")))
                .contains(
                        "problem: line 1, column accessToken: is missing: the first line names the columns, separated by commas")
                .noneMatch(text -> text.contains("secret"));
        assertThat(said(read("rows.csv", HEADER.strip() + ",brand\n")))
                .contains("problem: line 1, column brand: is there twice");
    }

    @Test
    void allProblemsOfAllLinesAreTold() throws IOException {
        assertThat(said(csv("acme,x,x_1,secret-1,,", "acme,facebook,,secret-2,,", "acme,x,x_1,secret-3,,")))
                .containsExactly(
                        "problem: line 3, column platform: must be one of [x, linkedin, instagram, threads, youtube]",
                        "problem: line 3, column platformUserId: is missing",
                        "problem: line 4, is of the same account as line 2");
    }

    @ParameterizedTest
    @CsvSource({
        "rows.csv, the file is empty",
        "rows.jsonl, the file has no rows that can be read",
        "rows.txt, 'the file must be called .csv, or .jsonl or .ndjson for JSON Lines'"
    })
    void aFileThatIsNoInputIsAProblem(String name, String told) throws IOException {
        assertThat(said(read(name, ""))).contains("problem: " + told);
    }

    @Test
    void bytesThatAreNoUtf8AreNotReplaced() throws IOException {
        Path file = folder.resolve("rows.csv");
        Files.write(file, (HEADER + "acme,x,x_1,\u00fcber,,\n").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(said(CheckedInput.of(file, NOW))).contains("problem: the file is not UTF-8");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aFileThatOthersCanReadIsAWarning() throws IOException {
        csv("acme,x,x_1,secret-1,,");
        Path file = folder.resolve("rows.csv");
        for (String open : new String[] {"rw-r-----", "rw----r--"}) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(open));
            assertThat(said(CheckedInput.of(file, NOW)))
                    .containsExactly(
                            "warning: others can read the file, and it holds tokens: chmod 600, and delete it when"
                                    + " all is stored");
        }
    }

    @Test
    void problemsAreNotBuriedUnderWarnings() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int number = 1; number <= 25; number++) {
            rows.append("acme,x,x_").append(number).append(",secret-1,,2020-01-01T00:00:00Z\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        csv(rows + "acme,x,,secret-1,,").print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .hasSize(22)
                .contains("problem: line 27, column platformUserId: is missing")
                .contains("and 5 more warnings; --dry-run --json has them all");
    }
}
