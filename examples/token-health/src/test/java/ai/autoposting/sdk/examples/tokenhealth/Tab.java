package ai.autoposting.sdk.examples.tokenhealth;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A tab that shows one page, and what a person does in it. */
final class Tab {
    private static final Map<String, Integer> KEY_CODES = Map.of(
            "Enter",
            13,
            "Escape",
            27,
            "Tab",
            9,
            "ArrowLeft",
            37,
            "ArrowUp",
            38,
            "ArrowRight",
            39,
            "ArrowDown",
            40,
            "End",
            35,
            "Home",
            36);

    private final Browser browser;
    private final String session;

    Tab(Browser browser) {
        this.browser = browser;
        String target = browser.call("", "Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId")
                .asText();
        session = browser.call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .asText();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", Map.of());
        }
    }

    JsonNode call(String method, Map<String, ?> parameters) {
        return browser.call(session, method, parameters);
    }

    void size(int width, int height, boolean isPhone) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", isPhone));
    }

    void media(String type, String scheme) {
        call(
                "Emulation.setEmulatedMedia",
                Map.of("media", type, "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Ends when the page has drawn itself: its scripts run before it counts as loaded. */
    void open(Path page) {
        call("Page.navigate", Map.of("url", page.toUri().toString()));
        eval(
                "new Promise(done => document.readyState === 'complete' ? done() : addEventListener('load', () => done()))");
    }

    /** The value of an expression of JavaScript, awaited. */
    JsonNode eval(String expression) {
        JsonNode result = call(
                "Runtime.evaluate",
                Map.of("expression", expression, "returnByValue", true, "awaitPromise", true, "userGesture", true));
        if (result.has("exceptionDetails")) {
            throw new AssertionError(result.get("exceptionDetails").toString());
        }
        return result.path("result").path("value");
    }

    String text(String selector) {
        return eval("document.querySelector('" + selector + "').innerText").asText();
    }

    int count(String selector) {
        return eval("document.querySelectorAll('" + selector + "').length").asInt();
    }

    void press(String key) {
        int code = KEY_CODES.getOrDefault(key, (int) key.charAt(0));
        String text = key.equals("Enter") ? "\r" : key.length() == 1 ? key : "";
        call(
                "Input.dispatchKeyEvent",
                Map.of("type", "keyDown", "key", key, "windowsVirtualKeyCode", code, "text", text));
        call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "windowsVirtualKeyCode", code));
    }

    void type(String text) {
        call("Input.insertText", Map.of("text", text));
    }

    /** With the mouse, in the middle of the element. */
    void click(String selector) {
        JsonNode middle = eval("(() => { const e = document.querySelector('" + selector
                + "'); e.scrollIntoView({block: 'center'}); const r = e.getBoundingClientRect();"
                + " return [r.x + r.width / 2, r.y + r.height / 2]; })()");
        for (String type : List.of("mousePressed", "mouseReleased")) {
            call(
                    "Input.dispatchMouseEvent",
                    Map.of(
                            "type",
                            type,
                            "x",
                            middle.get(0).asDouble(),
                            "y",
                            middle.get(1).asDouble(),
                            "button",
                            "left",
                            "clickCount",
                            1));
        }
    }

    void screenshot(Path file) throws IOException {
        String data = call("Page.captureScreenshot", Map.of("format", "png"))
                .get("data")
                .asText();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Base64.getDecoder().decode(data));
    }

    /** What the browser asked anybody for. */
    List<String> requests() {
        return browser.events(session, "Network.requestWillBeSent").stream()
                .map(event -> event.at("/params/request/url").asText())
                .toList();
    }

    /** What went wrong: exceptions, console messages, violations of the policy. */
    List<String> complaints() {
        return List.of(
                        "Runtime.exceptionThrown",
                        "Runtime.consoleAPICalled",
                        "Log.entryAdded",
                        "Page.javascriptDialogOpening")
                .stream()
                .flatMap(method -> browser.events(session, method).stream())
                .map(event -> event.get("params").toString())
                .toList();
    }
}
