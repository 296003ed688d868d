package org.mmoestreams.features;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TextTableTest {

    @Property(tries = 200)
    void findsWhatWasPutAndNotTakenAway(@ForAll long seed) {
        Random random = new Random(seed);
        TextTable table = new TextTable();
        Map<String, Integer> numbers = new HashMap<>();
        Map<Integer, String> texts = new TreeMap<>();
        for (int step = 0; step < 600; step++) {
            String text = "text " + random.nextInt(90);
            Integer number = numbers.remove(text);
            if (number == null) {
                number = random.nextInt(200);
                if (texts.putIfAbsent(number, text) == null) {
                    table.put(number, text.getBytes(UTF_8));
                    numbers.put(text, number);
                }
            } else {
                table.remove(number);
                texts.remove(number);
            }
        }
        assertThat(table.size()).isEqualTo(numbers.size());
        for (int i = 0; i < 90; i++) {
            String text = "text " + i;
            byte[] buffer = ("<" + text + ">").getBytes(UTF_8);
            assertThat(table.find(buffer, 1, buffer.length - 2)).as(text).isEqualTo(numbers.getOrDefault(text, -1));
        }
        for (int number = 0; number < 200; number++) {
            byte[] text = table.get(number);
            assertThat(text == null ? null : new String(text, UTF_8)).isEqualTo(texts.get(number));
        }
    }
}
