package ai.autoposting.sdk.testing;

/** The web application that answers wherever the API does not. */
final class Dashboard {
    static final String HTML = "<!doctype html><html><head><title>Dashboard (mock)</title></head><body></body></html>";

    private Dashboard() {}
}
