package io.oisstreams.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    /** The example of C2SP tlog-checkpoint. */
    private static final String EXAMPLE =
            "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

    @Test
    void theExampleOfTheSpecificationIsRead() {
        Checkpoint checkpoint = Checkpoint.parse(EXAMPLE);

        assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(checkpoint.size()).isEqualTo(20_852_163);
        assertThat(checkpoint.rootBytes())
                .isEqualTo(Base64.getDecoder().decode("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="));
        assertThat(checkpoint.root()).isEqualTo(HashText.of(checkpoint.rootBytes()));
        assertThat(checkpoint.text()).isEqualTo(EXAMPLE);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 10, Long.MAX_VALUE})
    void everySizeIsReadAsItWasWritten(long size) {
        Checkpoint checkpoint = new Checkpoint("ois-streams/%C3%A4", size, "0f".repeat(32));

        assertThat(Checkpoint.parse(checkpoint.text())).isEqualTo(checkpoint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "20852163|`020852163`",
                "20852163|`+20852163`",
                "20852163|`-1`",
                "20852163|`-0`",
                "20852163|`00`",
                "20852163|``",
                "20852163|` 20852163`",
                "20852163|`20852163 `",
                "20852163|`2e7`",
                "20852163|`9223372036854775808`",
                "20852163|`99999999999999999999999`",
                "20852163|`2085216３`",
                "q2I=|`q2I`",
                "q2I=|`q2J=`",
                "q2I=|`q2I==`",
                "q2I=|`q2I= `",
                "q2I=|``",
                "CsUY|`Cs-Y`",
                "CsUY|``",
                "CsUY|`CsUYCsUY`",
                "example.com/behind-the-sofa|``",
                "example.com/behind-the-sofa|`a b`",
                "example.com/behind-the-sofa|`a+b`",
                "example.com/behind-the-sofa|`a\u00a0b`",
                "example.com/behind-the-sofa|`a\tb`",
                "example.com/behind-the-sofa|`a\rb`",
                "example.com/behind-the-sofa|`a\u0000b`",
                "example.com/behind-the-sofa|`a\u0085b`",
                "example.com/behind-the-sofa|`a\ud800b`",
            })
    void aMalformedLineIsRefused(String right, String wrong) {
        assertThat(EXAMPLE).contains(right);
        assertRefused(EXAMPLE.replace(right, wrong));
    }

    @Test
    void otherNumbersOfLinesAreRefused() {
        assertRefused("");
        assertRefused("\n");
        assertRefused(EXAMPLE.strip());
        assertRefused(EXAMPLE + "\n");
        assertRefused("\n" + EXAMPLE);
        assertRefused(EXAMPLE + "an extension\n");
        assertRefused(EXAMPLE.replace("\n", "\r\n"));
        assertRefused(EXAMPLE.substring(EXAMPLE.indexOf('\n') + 1));
    }

    @Test
    void noCheckpointIsMadeOfWrongParts() {
        String root = "0f".repeat(32);

        assertThatThrownBy(() -> new Checkpoint("a", -1, root)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Checkpoint("", 0, root)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Checkpoint("a\nb", 0, root)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Checkpoint("a", 0, root + "00")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Checkpoint("a", 0, "0F".repeat(32))).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
