package dev.mooring.kinds.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.resource.JsonText;
import dev.mooring.resource.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadersTest {
    private static final String YEAR = "max-age=31536000, immutable";

    private static Headers headers(String json) {
        return new Headers((Value.Tree) JsonText.parse(json).get());
    }

    @ParameterizedTest(name = "{0} is served with {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "index.html             | no-cache    | a page names the files of its release",
                "docs/guide.HTM         | no-cache    | so does this one",
                "assets/app-DiwrgTda.js | YEAR        | Vite's hash",
                "assets/app-a1b2c3d4.js | YEAR        | a hash in hexadecimal digits",
                "main.3f2a9c1b.css      | YEAR        | webpack's hash, wherever it lies",
                "assets/x-DiwrgTda.js.map | YEAR      | a map beside its file",
                "assets/chart-Overview.js | max-age=300 | a word is no hash",
                "assets/jquery-migrates.js | max-age=300 | nor is this one",
                "app-DiwrgTda.js        | max-age=300 | Vite puts its files into assets",
                "photo-20260101.jpg     | max-age=300 | a date has no letter",
                "deadbeef-facade.js     | max-age=300 | words of hexadecimal digits have no number",
                "favicon.ico            | max-age=300 | the same name may hold another picture tomorrow"
            })
    void aNameSaysHowLongAFileMayBeKept(String path, String header, String reason) {
        assertThat(headers("{}").cacheControl(path)).as(reason).isEqualTo(header.replace("YEAR", YEAR));
    }

    @ParameterizedTest
    @CsvSource({
        "index.html, text/html; charset=utf-8",
        "a/b.MJS, text/javascript; charset=utf-8",
        "font.woff2, font/woff2",
        "x.tar.unknown, application/octet-stream",
        "LICENSE, application/octet-stream"
    })
    void anExtensionSaysWhatAFileIs(String path, String type) {
        assertThat(headers("{}").contentType(path)).isEqualTo(type);
    }

    @Test
    void theSpecsOwnWordsCount() {
        Headers own = headers(
                "{\"ContentTypes\":{\"js\":\"application/javascript\"},\"CacheControl\":["
                        + "{\"Files\":\"fonts/*\",\"Control\":\"max-age=1\"},{\"Files\":\"**/*.js\",\"Control\":\"max-age=2\"}]}");

        assertThat(own.contentType("a.js")).isEqualTo("application/javascript");
        assertThat(own.cacheControl("fonts/a.woff")).isEqualTo("max-age=1");
        assertThat(own.cacheControl("fonts/old/a.woff"))
                .as("one star stops at a slash")
                .isEqualTo("max-age=300");
        assertThat(own.cacheControl("a/b/c.js")).isEqualTo("max-age=2");
        assertThat(own.cacheControl("c.js")).as("the slash is part of the rule").isEqualTo("max-age=300");
    }
}
