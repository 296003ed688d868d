import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteBufferSerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends made-up visits: Visits.java BOOTSTRAP SCHEMA TOPIC COUNT. Needs Avro and the Kafka clients on the class path,
 * no code of mmoe-streams.
 */
public class Visits {

    public static void main(String[] args) throws Exception {
        Schema schema = new Schema.Parser().parse(Path.of(args[1]).toFile());
        var encoder = new BinaryMessageEncoder<GenericRecord>(GenericData.get(), schema);
        Map<String, Object> settings = Map.of("bootstrap.servers", args[0], "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteBufferSerializer())) {
            Random random = new Random(7);
            for (int i = 0; i < Integer.parseInt(args[3]); i++) {
                GenericRecord visit = visit(schema, i, random);
                producer.send(new ProducerRecord<>(args[2], (String) visit.get("visit_id"), encoder.encode(visit)));
            }
        }
    }

    static GenericRecord visit(Schema schema, int i, Random random) {
        String country = new String[] {"DE", "FR", "JP", "BR"}[random.nextInt(4)];
        int device = random.nextInt(3);
        int pages = 1 + random.nextInt(20);
        Double basket = random.nextInt(3) == 0 ? null : Math.round(10000 * random.nextDouble()) / 100.0;
        double spent = basket == null ? -2 : 0.01 * basket;
        double appeal = 0.15 * pages + spent + (country.equals("JP") ? 1 : 0) - device - 1;
        boolean known = random.nextInt(10) > 0;
        Schema devices = schema.getField("device").schema();
        return new GenericRecordBuilder(schema)
                .set("visit_id", "v" + i)
                .set("started_at", System.currentTimeMillis())
                .set("country", country)
                .set("device", new GenericData.EnumSymbol(devices, devices.getEnumSymbols().get(device)))
                .set("referrer", random.nextBoolean() ? null : "site-" + random.nextInt(50))
                .set("pages", pages)
                .set("basket_value", basket)
                .set("session_token", Long.toHexString(random.nextLong()))
                .set("bought", known ? random.nextDouble() < 1 / (1 + Math.exp(-2 * appeal)) : null)
                .set("minutes_on_site", known ? pages * (0.5 + random.nextDouble()) : null)
                .build();
    }
}
