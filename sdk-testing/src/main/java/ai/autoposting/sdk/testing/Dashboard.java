package ai.autoposting.sdk.testing;

/** The web application that is found wherever the API is not. */
final class Dashboard {
    static final String HTML = "<!doctype html><html><head><title>Dashboard (mock)</title></head><body></body></html>";

    private Dashboard() {}
}
