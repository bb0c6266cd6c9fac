package ai.autoposting.sdk.examples.importtokens;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a row has, by the names of the service. */
enum Column {
    BRAND("brand", true),
    PLATFORM("platform", true),
    PLATFORM_USER_ID("platformUserId", true),
    ACCESS_TOKEN("accessToken", true),
    REFRESH_TOKEN("refreshToken", false),
    EXPIRES_AT("expiresAt", false);

    static final String ALL = Arrays.stream(values()).map(Column::title).collect(Collectors.joining(", "));

    private final String title;
    private final boolean isRequired;

    Column(String title, boolean isRequired) {
        this.title = title;
        this.isRequired = isRequired;
    }

    String title() {
        return title;
    }

    boolean isRequired() {
        return isRequired;
    }

    static Optional<Column> of(String title) {
        return Arrays.stream(values()).filter(each -> each.title.equals(title)).findFirst();
    }
}
