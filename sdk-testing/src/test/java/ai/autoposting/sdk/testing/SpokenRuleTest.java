package ai.autoposting.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.testing.spec.Spec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults and durations in words. */
class SpokenRuleTest {
    private static MockResponse response(String text) {
        return SpokenFault.parse(text).response(MockResponse.empty(200));
    }

    @ParameterizedTest
    @CsvSource({
        "drop-before-answer,DROP_BEFORE",
        "drop-during-answer,DROP_DURING",
        "drop-after-answer,DROP_AFTER",
        "garbage,GARBAGE",
        "silence,SILENCE",
        "none,NORMAL",
        "latency=2.5s,NORMAL",
        "trickle=7/10ms,TRICKLE",
        "503,503",
        "status=429,429",
        "html,200",
        "broken-json,200",
        "redirect=https://e.com/?a=b,307",
        "body=418 text/plain hello,418"
    })
    void everyKindHasAName(String text, String fault) {
        assertThat(SpokenFault.parse(text)).hasToString(fault);
    }

    @Test
    void valuesAreTaken() {
        assertThat(SpokenFault.parse("latency=2.5s").delay()).isEqualTo(Duration.ofMillis(2_500));
        assertThat(SpokenFault.parse("trickle=7/10ms").bytes()).isEqualTo(7);
        assertThat(SpokenFault.parse("trickle=7/10ms").pause()).isEqualTo(Duration.ofMillis(10));
        assertThat(response("redirect=https://e.com/?a=b").headers())
                .containsExactly(Map.entry("Location", "https://e.com/?a=b"));
        assertThat(response("body=418 text/plain hello\\, you"))
                .isEqualTo(MockResponse.of(418, "text/plain", "hello, you"));
    }

    @Test
    void everyChangeHasAName() {
        Fault fault = SpokenFault.parse("402,delay=3s,effect-after=1m,code=a_code,message=A\\, b,shape=text-and-code,"
                + "header=x-a: 1:2,retry-after=10ms");

        assertThat(fault.letsThrough()).isTrue();
        assertThat(fault.delay()).isEqualTo(Duration.ofSeconds(3));
        assertThat(fault.effectDelay()).isEqualTo(Duration.ofMinutes(1));
        assertThat(fault.response(MockResponse.empty(200)))
                .isEqualTo(MockResponse.of(402, "application/json", "{\"error\":\"A, b\",\"code\":\"A_CODE\"}")
                        .with("x-a", "1:2")
                        .with("Retry-After", "0.01"));
        assertThat(SpokenFault.parse("503").letsThrough()).isFalse();
        assertThat(SpokenFault.parse("503,takes-effect").letsThrough()).isTrue();
        assertThat(response("503,retry-after=soon").headers()).contains(Map.entry("Retry-After", "soon"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            99                    | status must be 200 to 599: 99
            99999999999999        | status must be 200 to 599: 99999999999999
            status=x              | status must be 200 to 599: x
            body=99 text/plain a  | status must be 200 to 599: 99
            body=200              | body must be a status, a media type and a text, with one space between them: 200
            html=1                | html takes no value: html=1
            503,takes-effect=no   | takes-effect takes no value: takes-effect=no
            redirect              | redirect needs a value: redirect=...
            503,code              | code needs a value: code=...
            latency               | latency must be a duration such as 400ms, 2.5s, 1m or PT4S:
            503,delay=-1s         | delay must be a duration such as 400ms, 2.5s, 1m or PT4S: -1s
            503,delay=5           | delay must be a duration such as 400ms, 2.5s, 1m or PT4S: 5
            503,effect-after=PT-4S| effect-after must be a duration such as 400ms, 2.5s, 1m or PT4S: PT-4S
            trickle=0/1s          | bytes must be >= 1: 0
            trickle=1s            | trickle must be bytes and a time, such as 7/10ms: 1s
            503,header=x          | header must be a name, a colon and a value: x
            503,shape=round       | shape must be one of documented, text-and-code, text-only, html, empty: round
            101%:503              | a chance must be 0% to 100%: 101%:503
            0x:503                | a count must be 1x or more: 0x:503
            every@storeToken:503  | after @ there must be a method in capitals or the name of an operation: storeToken
            """)
    void whatIsWrongIsSaid(String text, String message) {
        assertThatThrownBy(() -> SpokenRule.parse(text, Spec.ofTheService()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message.endsWith(":") ? message + " " : message);
    }

    @ParameterizedTest
    @CsvSource({"crash", "5%:crash", "''", "5%:", "5 %:503"})
    void anUnknownFaultNamesAllThatThereAre(String text) {
        assertThatThrownBy(() -> SpokenRule.parse(text, Spec.ofTheService()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a fault must be one of <status 200-599>, redirect=<url>, html,");
    }

    @Test
    void anUnknownChangeNamesAllThatThereAre() {
        assertThatThrownBy(() -> SpokenFault.parse("503,takeseffect"))
                .hasMessage("a change of a fault must be one of " + SpokenFault.CHANGES + ": takeseffect");
    }

    @ParameterizedTest
    @CsvSource({
        "400ms,PT0.4S",
        "2.5s,PT2.5S",
        "0s,PT0S",
        "1m,PT1M",
        "12h,PT12H",
        "3d,PT72H",
        "7us,PT0.000007S",
        "1ns,PT0.000000001S",
        "0.1ns,PT0S",
        "PT4S,PT4S",
        "999999999999d,PT23999999999976H"
    })
    void durationsAreReadAsPeopleWriteThem(String text, Duration duration) {
        assertThat(SpokenDuration.of(text)).contains(duration);
    }

    @ParameterizedTest
    @CsvSource({"''", "5", "s", "-1s", "1 s", "1S", "1.s", "PT-1S", "1e3s", "9999999999999s"})
    void whatIsNoDurationIsNone(String text) {
        assertThat(SpokenDuration.of(text)).isEmpty();
    }

    @Test
    void aRuleHoldsForItsMethodOrOperationOnly() throws Exception {
        try (AutopostingMockServer server = AutopostingMockServer.builder()
                .with(settings -> settings.beforeStart = controls ->
                        controls.faults(List.of("every@POST:503", "1x@getPlatformTokenDetails:500", "2x:418"), 0))
                .start()) {
            assertThat(RawCall.get(server, "/brands/a/tokens/x").statusCode()).isEqualTo(500);
            assertThat(TokenBody.store(server, "u")).isEqualTo(418);
            assertThat(RawCall.get(server, "/brands/a/tokens/x").statusCode()).isEqualTo(418);
            assertThat(RawCall.get(server, "/brands/a/tokens/x").statusCode()).isEqualTo(200);
            assertThat(TokenBody.store(server, "u")).isEqualTo(503);
        }
    }

    @Test
    void aChanceIsThatOfFailRandomly() throws Exception {
        try (AutopostingMockServer spoken = AutopostingMockServer.builder()
                        .with(settings -> settings.beforeStart = controls -> controls.faults(List.of("30%:503"), 42))
                        .start();
                AutopostingMockServer called = AutopostingMockServer.start()) {
            called.failRandomly(0.3, 42, Fault.status(503));
            for (int i = 0; i < 30; i++) {
                assertThat(TokenBody.store(spoken, "u")).isEqualTo(TokenBody.store(called, "u"));
            }
        }
    }
}
