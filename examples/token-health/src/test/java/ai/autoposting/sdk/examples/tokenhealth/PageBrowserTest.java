package ai.autoposting.sdk.examples.tokenhealth;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.model.Platform;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real browser: that it shows all, obeys the keyboard, asks nobody for anything, and never takes text for code. */
@Tag("full")
final class PageBrowserTest extends BrowserTests {
    private static final String SHOWN_NAMES =
            "[...document.querySelectorAll('.row:not([hidden]) bdi')].map(e => e.textContent).join(' ')";
    private static final String FOCUSED = "(() => { const c = document.activeElement;"
            + " return c.parentElement.children[0].textContent + ' ' + [...c.parentElement.children].indexOf(c); })()";

    private static Report small() {
        return Fleets.report(
                Fleets.brand("calm", Fleets.cell(Platform.X, Fleets.expiring("x_1", Duration.ofDays(40)))),
                Fleets.brand(
                        "busy",
                        Fleets.cell(
                                Platform.X,
                                Fleets.expiring("x_2", Duration.ofDays(3)),
                                Fleets.expiring("x_3", Duration.ofDays(-2))),
                        Fleets.cell(
                                Platform.LINKEDIN,
                                Fleets.account(token -> token.platformUserId("urn:li:4")
                                        .clearLastUsedAt()
                                        .additionalProperty("refreshError", "access revoked")))),
                Fleets.brand("lost", Fleets.failed(Platform.X, "HTTP 404 not_found")),
                Fleets.brand("soon", Fleets.cell(Platform.YOUTUBE, Fleets.expiring("yt_5", Duration.ofHours(5)))));
    }

    @Test
    void allBrandsAreThereTheMostUrgentFirst() throws IOException {
        show(small());
        assertThat(tab.text("#headline")).isEqualTo("3 accounts need attention");
        assertThat(tab.text("#subline"))
                .matches(
                        "5 accounts of 4 brands, read on 1 Mar 2026\\W+(at )?12:00; 1 brand could not be read, or not all");
        assertThat(tab.text("#age"))
                .matches("This was read \\d+ d ago\\. Run token-health again for what is so today\\.");
        assertThat(tab.text("#levels").replaceAll("\\s+", " "))
                .isEqualTo("✕ 2 dead ▲ 1 in a day ◆ 1 in a week ● 0 in a month ✓ 1 later ∞ 0 no expiry ? 1 not read");
        assertThat(tab.eval(SHOWN_NAMES).asText()).isEqualTo("busy lost soon calm");
        assertThat(tab.eval("[...document.querySelectorAll('.cell')].map(e => e.textContent).join('|')")
                        .asText())
                .isEqualTo("✕ dead +1|✕ dead|·|·|·|? not read|·|·|·|·|·|·|·|·|▲ 5 h|✓ 40 d|·|·|·|·");
        assertThat(tab.eval(
                                "[...document.querySelectorAll('.day')].filter(e => e.children.length).map(e => e.ariaLabel).join('|')")
                        .asText())
                .matches("Sun,? 1 Mar: 1 account\\|Wed,? 4 Mar: 1 account\\|Fri,? 10 Apr: 1 account");
    }

    @Test
    void whatWasNotReadIsNotCalledFine() throws IOException {
        Cell[] unread = Platform.values().stream()
                .map(platform -> Fleets.cell(platform).cutShort())
                .toArray(Cell[]::new);
        Report report = Fleets.report(Fleets.brand("calm"), Fleets.brand("lost", unread));
        show(new Report(report.at(), report.brands(), Optional.of("the key is refused: \u202E HTTP 401")));
        assertThat(tab.text("#headline")).isEqualTo("Nothing that could be read needs attention");
        assertThat(tab.text("#stopped")).isEqualTo("Not all brands were asked: the key is refused: \\u{202e} HTTP 401");
        show(report);
        assertThat(tab.eval("document.getElementById('stopped').hidden").asBoolean())
                .isTrue();
        show(Fleets.report(Fleets.brand("calm")));
        assertThat(tab.text("#headline")).isEqualTo("Nothing needs attention");
    }

    @Test
    void theDemoIsAllThere() throws IOException {
        new TokenHealthCommandRun().run("--concurrency", "64", "--html", file.toString());
        tab.open(file);
        assertThat(tab.count(".row:not(.head)")).isEqualTo(200);
        assertThat(tab.count(".cell")).isEqualTo(1000);
    }

    @Test
    void searchAndSwitchesAndDaysShowOnlyWhatFits() throws IOException {
        show(small());
        tab.press("/");
        tab.type("URN:li");
        assertThat(tab.eval(SHOWN_NAMES).asText()).isEqualTo("busy");
        assertThat(tab.text("#count")).isEqualTo("1 of 4 brands");
        tab.eval("(() => { search.value = 'nobody'; search.dispatchEvent(new Event('input')); })()");
        assertThat(tab.text("#nothing")).isEqualTo("No brand is like that.");
        tab.eval("(() => { search.value = ''; search.dispatchEvent(new Event('input')); })()");

        tab.click(".level[data-level=unread]");
        assertThat(tab.eval(SHOWN_NAMES).asText()).isEqualTo("lost");
        tab.click(".level[data-level=unread]");
        tab.click(".day:nth-child(4)");
        assertThat(tab.eval(SHOWN_NAMES).asText()).isEqualTo("busy");
        assertThat(tab.text("#day")).matches("Wed,? 4 Mar, 1 account: busy X");
        tab.press("Enter");
        assertThat(tab.text("#count")).isEqualTo("4 brands");

        tab.eval("(() => { order.value = 'name'; order.dispatchEvent(new Event('change')); })()");
        assertThat(tab.eval(SHOWN_NAMES).asText()).isEqualTo("busy calm lost soon");
    }

    @Test
    void theKeyboardMovesInTheGridAndOpensAndCloses() throws IOException {
        show(small());
        tab.press("/");
        tab.press("ArrowDown");
        assertThat(tab.eval(FOCUSED).asText()).isEqualTo("busy 1");
        tab.press("ArrowRight");
        tab.press("ArrowUp");
        assertThat(tab.eval(FOCUSED).asText()).isEqualTo("busy 2");
        tab.press("Enter");
        assertThat(tab.eval("document.querySelector('dialog').open").asBoolean())
                .isTrue();
        assertThat(tab.text("#details-title")).isEqualTo("busy on LinkedIn");
        assertThat(tab.text("#details-body").replaceAll("\\s+", " "))
                .isEqualTo(
                        "✕ dead urn:li:4 Expires at no known time Account urn:li:4 Last used never Refresh failed access revoked"
                                + " The next post will fail: ask the brand to reconnect this account.");
        tab.press("Escape");
        assertThat(tab.eval("document.querySelector('dialog').open").asBoolean())
                .isFalse();
        assertThat(tab.eval(FOCUSED).asText()).isEqualTo("busy 2");
        tab.press("ArrowDown");
        tab.press("End");
        tab.press("ArrowDown");
        tab.press("ArrowDown");
        tab.press("ArrowDown");
        assertThat(tab.eval(FOCUSED).asText()).isEqualTo("calm 5");
        tab.press("Home");
        tab.press(" ");
        assertThat(tab.text("#details-title")).isEqualTo("calm on X");
        tab.click("#close");
        assertThat(tab.count(".cell[tabindex=\"0\"]")).isEqualTo(1);
    }

    @Test
    void aClickShowsWhatFailed() throws IOException {
        show(small());
        tab.click(".cell.unread");
        assertThat(tab.text("#details-body").replaceAll("\\s+", " "))
                .isEqualTo("? not read HTTP 404 not_found all of HTTP 404 not_found");
    }

    @Test
    void hostileTextIsText() throws IOException {
        show(Fleets.hostile());
        assertThat(tab.count(".row:not(.head)")).isEqualTo(Fleets.HOSTILE.size());
        for (int row = 0; row < Fleets.HOSTILE.size(); row++) {
            tab.eval("brands[" + row + "].row.querySelector('.cell').click()");
            assertThat(tab.eval("brands[" + row + "].row.querySelector('bdi').textContent")
                            .asText())
                    .isEqualTo(Printable.of(Fleets.HOSTILE.get(row)).replace("\\u{d800}", "?"));
            tab.press("Escape");
            tab.eval("brands[" + row + "].row.querySelector('.cell:last-child').click()");
            tab.press("Escape");
        }
        assertThat(tab.count("img, svg, script:not(#data):not(body > script)")).isZero();
        assertThat(tab.eval("[...document.querySelectorAll('*')].flatMap(e => e.getAttributeNames())"
                                + ".filter(name => name.startsWith('on') || name === 'src' || name === 'href').length")
                        .asInt())
                .isZero();
    }

    @Test
    void aThousandBrandsCostFewElementsAndNoListenerEach() throws IOException {
        show(Fleets.large(1000));
        assertThat(tab.count(".row:not(.head)")).isEqualTo(1000);
        assertThat(tab.count("*")).isLessThan(9 * 1000);
        tab.call("Performance.enable", Map.of());
        for (JsonNode metric : tab.call("Performance.getMetrics", Map.of()).get("metrics")) {
            if (metric.get("name").asText().equals("JSEventListeners")) {
                assertThat(metric.get("value").asInt()).isLessThan(40);
            }
        }
        assertThat(tab.eval("getComputedStyle(document.querySelector('.row:last-child')).contentVisibility")
                        .asText())
                .isEqualTo("auto");
        tab.press("/");
        tab.type("brand-77");
        assertThat(tab.text("#count")).isEqualTo("11 of 1,000 brands");
    }

    @ParameterizedTest
    @CsvSource({"320, 640", "390, 844", "768, 1024"})
    void nothingIsWiderThanAPhone(int width, int height) throws IOException {
        tab.size(width, height, true);
        show(Fleets.hostile());
        assertThat(tab.eval("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(width);
        tab.eval("brands[0].row.querySelector('.cell').click()");
        assertThat(tab.eval("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(width);
    }

    @Test
    void printHasAllAndNoControls() throws IOException {
        show(small());
        tab.media("print", "dark");
        assertThat(tab.eval("getComputedStyle(document.querySelector('.field')).display")
                        .asText())
                .isEqualTo("none");
        assertThat(tab.eval("getComputedStyle(document.querySelector('.row:last-child')).contentVisibility")
                        .asText())
                .isEqualTo("visible");
        assertThat(tab.eval("getComputedStyle(document.body).color").asText()).isEqualTo("rgb(23, 27, 38)");
    }

    /** Each text as it is painted: its colour, and the first background behind it. */
    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void everyTextCanBeRead(String scheme) throws IOException {
        tab.media("screen", scheme);
        show(Fleets.large(40));
        tab.eval("brands[0].row.querySelector('.cell').click()");
        String unreadable = tab.eval("""
                        (() => {
                          const rgb = text => text.match(/[\\d.]+/g).map(Number);
                          const light = channel => channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
                          const luminance = ([r, g, b]) => 0.2126 * light(r / 255) + 0.7152 * light(g / 255) + 0.0722 * light(b / 255);
                          const behind = element => {
                            const colour = rgb(getComputedStyle(element).backgroundColor);
                            return colour[3] === 0 ? behind(element.parentElement) : colour;
                          };
                          const hasText = element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
                          return [...document.body.querySelectorAll('*')].filter(hasText).filter(e => e.getClientRects().length).map(element => {
                            const pair = [luminance(rgb(getComputedStyle(element).color)), luminance(behind(element))].sort((a, b) => b - a);
                            return [(pair[0] + 0.05) / (pair[1] + 0.05), element.className + ' ' + element.textContent.slice(0, 20)];
                          }).filter(([ratio]) => ratio < 4.5).join('; ');
                        })()
                        """).asText();
        assertThat(unreadable).isEmpty();
        assertThat(tab.eval("getComputedStyle(document.body).backgroundColor").asText())
                .isEqualTo(scheme.equals("dark") ? "rgb(14, 17, 23)" : "rgb(244, 245, 248)");
    }
}
