package ai.autoposting.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.call.Download;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentDispositionTest {
    private static String nameOf(String header) {
        String name = ContentDisposition.fileName(header);
        return name == null
                ? "none"
                : Download.builder(InputStream.nullInputStream())
                        .fileName(name)
                        .build()
                        .fileName()
                        .orElse("none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "attachment ~ none",
                "attachment; filename=a.csv ~ a.csv",
                "attachment;FILENAME = \"a b.csv\" ; x=y ~ a b.csv",
                "attachment; filename=\"a;b.csv\" ~ a;b.csv",
                "attachment; filename=\"a\\\"b.csv\" ~ a\"b.csv",
                "attachment; filename=\"C:\\dir\\a.csv\" ~ a.csv",
                "attachment; filename=\"C:a.csv\" ~ a.csv",
                "attachment; filename=/etc/passwd ~ passwd",
                "attachment; filename=\"..\" ~ none",
                "attachment; filename=\"\" ~ none",
                "attachment; filename=\"a.csv ~ a.csv",
                "attachment; filename=\"old.csv\"; filename*=UTF-8''na%C3%AFve%20.csv ~ naïve .csv",
                "attachment; filename*=utf-8'en'%2e%2e%2Fb.csv; filename=a ~ b.csv",
                "attachment; filename*=ISO-8859-1''%FC.csv ~ ü.csv",
                "attachment; filename*=UTF-8''%zz; filename=a.csv ~ a.csv",
                "attachment; filename*=UTF-8''%C; filename=a.csv ~ a.csv",
                "attachment; filename*=klingon''x; filename=a.csv ~ a.csv",
                "attachment; filename*=x; filename=a.csv ~ a.csv",
                "attachment; x; filename=a.csv ~ a.csv",
                "attachment; ; = ;filename=a.csv ~ a.csv"
            })
    void theNameIsTheLastPartOfWhatTheServiceSays(String header, String name) {
        assertThat(nameOf(header)).isEqualTo(name);
    }

    @Test
    void noHeaderIsNoName() {
        assertThat(ContentDisposition.fileName(null)).isNull();
    }
}
