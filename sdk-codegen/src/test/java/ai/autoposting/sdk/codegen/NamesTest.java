package ai.autoposting.sdk.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What names of the specification become in Java. */
final class NamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "listPosts | listPosts | ListPosts | LIST_POSTS",
                "list-posts | listPosts | ListPosts | LIST_POSTS",
                "posts.list | postsList | PostsList | POSTS_LIST",
                "actions/x | actionsX | ActionsX | ACTIONS_X",
                "List Posts | listPosts | ListPosts | LIST_POSTS",
                "GET_posts | getPosts | GetPosts | GET_POSTS",
                "LIST_POSTS | listPosts | ListPosts | LIST_POSTS",
                "GET /posts/{id} | getPostsId | GetPostsId | GET_POSTS_ID",
                "getHTMLPage | getHTMLPage | GetHTMLPage | GET_HTML_PAGE",
                "URL | url | Url | URL",
                "APIKeys | apiKeys | ApiKeys | API_KEYS",
                "exchangeOAuthCode | exchangeOAuthCode | ExchangeOAuthCode | EXCHANGE_OAUTH_CODE",
                "OAuth2Token | oAuth2Token | OAuth2Token | OAUTH2_TOKEN",
                "iOSVersion | iOSVersion | IOSVersion | IOS_VERSION",
                "macOS | macOS | MacOS | MACOS",
                "YouTubeChannel | youTubeChannel | YouTubeChannel | YOUTUBE_CHANNEL",
                "connectLinkedIn | connectLinkedIn | ConnectLinkedIn | CONNECT_LINKEDIN",
                "GitHub | gitHub | GitHub | GITHUB",
                "tikTokId | tikTokId | TikTokId | TIKTOK_ID",
                "userIDs | userIDs | UserIDs | USER_IDS",
                "IDs | ids | Ids | IDS",
                "URLsOfAPIs | urlsOfAPIs | UrlsOfAPIs | URLS_OF_APIS",
                "base64Url | base64Url | Base64Url | BASE64_URL",
                "v2API | v2API | V2API | V2_API",
                "2faVerify | value2faVerify | Value2faVerify | VALUE_2FA_VERIFY",
                "3DModel | value3DModel | Value3DModel | VALUE_3D_MODEL",
                "größeÉcran | grosseEcran | GrosseEcran | GROSSE_ECRAN",
                "列表 | 列表 | U5217U8868 | 列表",
                "список постов | списокПостов | "
                        + "U0421U043FU0438U0441U043EU043AU041FU043EU0441U0442U043EU0432 | СПИСОК_ПОСТОВ",
                "class | classValue | Class | CLASS",
                "toJson | toJsonValue | ToJson | TO_JSON",
                "equals | equalsValue | Equals | EQUALS",
                "getClass | getClassValue | GetClass | GET_CLASS",
                "none | noneValue | None | NONE",
                "yield | yieldValue | Yield | YIELD",
                "_ | underscore | Underscore | UNDERSCORE",
                "@type | type | Type | TYPE",
                "$ref | ref | Ref | REF",
                "_id | id | Id | ID",
                "+1 | plus1 | Plus1 | PLUS_1",
                "-1 | minus1 | Minus1 | MINUS_1",
            })
    void membersOperationsAndConstants(String name, String camel, String type, String constant) {
        assertThat(Names.camel(name)).isEqualTo(camel);
        assertThat(Names.prefix(name)).isEqualTo(type);
        assertThat(Names.constant(name)).isEqualTo(constant);
    }

    @ParameterizedTest
    @CsvSource({
        "storePlatformToken, StorePlatformToken",
        "URL,                URL",
        "API_Key,            APIKey",
        "platform-token,     PlatformToken",
        "3DModel,            Value3DModel",
    })
    void types(String name, String type) {
        assertThat(Names.pascal(name)).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '`',
            value = {
                "*|ALL",
                "``|EMPTY",
                "` `|SPACE",
                "`  `|SPACE_SPACE",
                "+|PLUS",
                "-|MINUS",
                "/|SLASH",
                "<|LESS",
                ">=|GREATER_EQUAL",
                "!=|NOT_EQUAL",
                "?!|QUESTION_MARK_NOT",
                "posts.*|POSTS_ALL",
                "*/*|ALL_ALL",
                "-createdAt|MINUS_CREATED_AT",
                "createdAt|CREATED_AT",
                "<18|LESS_18",
                "18+|QUALITY_18_PLUS",
                "18|QUALITY_18",
                "A-|A_MINUS",
                "C++|C_PLUS_PLUS",
                "C#|C_HASH",
                "100%|QUALITY_100_PERCENT",
                "4K|QUALITY_4K",
                "720p|QUALITY_720P",
                "16:9|QUALITY_16_9",
                "image/svg+xml|IMAGE_SVG_XML",
                "👍|THUMBS_UP_SIGN",
                "❤️|HEAVY_BLACK_HEART",
                "€|U20AC",
                "🪿|U1FABF",
                "公开|公开",
                "é|E",
                "\u0000|NULL",
                "in-progress|IN_PROGRESS",
            })
    void values(String value, String constant) {
        assertThat(Names.constant(value, "DownloadClipQuality")).isEqualTo(constant);
    }

    @ParameterizedTest
    @CsvSource({
        "ThingPosts, ThingPost",
        "ThingCategories, ThingCategory",
        "ThingMovies, ThingMovie",
        "ThingStatuses, ThingStatus",
        "ThingAddresses, ThingAddress",
        "ThingAnalyses, ThingAnalysis",
        "ThingResponses, ThingResponse",
        "ThingSizes, ThingSize",
        "ThingBatches, ThingBatch",
        "ThingBoxes, ThingBox",
        "ThingHeroes, ThingHero",
        "ThingVideos, ThingVideo",
        "ThingChildren, ThingChild",
        "ThingPeople, ThingPerson",
        "ThingMatrices, ThingMatrix",
        "ThingUserIDs, ThingUserID",
        "ThingMetrics, ThingMetric",
        "ThingAliases, ThingAlias",
        "ThingUses, ThingUse",
        "ThingItems, ThingItem",
        "ThingMedia, ThingMediaItem",
        "ThingData, ThingDataItem",
        "ThingSeries, ThingSeriesItem",
        "ThingNews, ThingNewsItem",
        "ThingAnalytics, ThingAnalyticsItem",
        "ThingStatus, ThingStatusItem",
        "ThingAddress, ThingAddressItem",
        "ThingAnalysis, ThingAnalysisItem",
        "ThingSMS, ThingSMSItem",
        "ThingHistory, ThingHistoryItem",
        "ListPostsResult, ListPostsResultItem",
    })
    void elements(String list, String element) {
        assertThat(Names.element(list)).isEqualTo(element);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u0000",
                "\ud800",
                "\u200b",
                "\u0301",
                "0",
                "١",
                "ª",
                "⁉️",
                "👨‍👩‍👧",
                "ǅ",
                "ﬁ",
                "ß",
                "_1",
                "__"
            })
    void whateverIsWrittenThereTheNameIsOneInJava(String name) {
        for (String java : List.of(
                Names.camel(name),
                Names.pascal(name),
                Names.prefix(name),
                Names.constant(name),
                Names.element(Names.pascal(name)),
                "A" + Names.part(name))) {
            assertThat(SourceVersion.isName(java)).as(java).isTrue();
        }
        assertThat(Names.pascal(name) + Names.prefix(name)).matches("[A-Z][A-Za-z0-9]*");
    }
}
