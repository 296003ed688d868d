package org.mmoestreams.app.api;

import java.util.ArrayList;
import java.util.List;
import org.mmoestreams.app.admin.TopicLimits;
import org.mmoestreams.app.config.HttpSettings;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.dashboard.Dashboard;
import org.mmoestreams.app.http.Answer;
import org.mmoestreams.app.http.ApiServer;
import org.mmoestreams.app.http.HealthRoutes;
import org.mmoestreams.app.http.Route;
import org.mmoestreams.app.scoring.EventIds;
import org.mmoestreams.app.scoring.JsonEvents;
import org.mmoestreams.app.scoring.Scorers;
import org.mmoestreams.app.topology.LearnerTopology;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.features.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP API of a running learner. One more thing that can be asked for is a class and a line in {@link #routes}. */
public final class Api implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Api.class);

    private final Scorers scorers;
    private final Scrape scrape;
    private final List<Route> routes;
    private final ApiServer server;

    private Api(ApiServer server, Settings settings, EventSchema schema, Told told) {
        this.server = server;
        scorers = new Scorers(schema, settings.learner(), told.committed().models());
        scrape = new Scrape(told);
        routes = new ArrayList<>(routes(settings, schema, told, scorers));
        routes.add(Route.get("/metrics", scrape::answer));
        server.answer(routes);
    }

    /**
     * Begins to answer.
     *
     * @param server listens already; is closed with this
     */
    public static Api start(ApiServer server, Settings settings, EventSchema schema, Told told) {
        warnOfOpenDoors(settings.http());
        return new Api(server, settings, schema, told);
    }

    /** Where it listens, as {@code http://host:port}. */
    public String address() {
        return server.address();
    }

    /** All that can be asked for. */
    List<Route> routes() {
        return List.copyOf(routes);
    }

    @Override
    public void close() {
        server.close();
        scorers.close();
        scrape.close();
    }

    /** All that can be asked for, metrics aside. */
    private static List<Route> routes(Settings settings, EventSchema schema, Told told, Scorers scorers) {
        List<Task> tasks = schema.spec().tasks();
        List<Route> routes = new ArrayList<>(HealthRoutes.of(told.health(), told.observed()));
        routes.addAll(Dashboard.routes());
        routes.add(Route.get("/api/openapi.json", asked -> {
            asked.allowOnly(List.of());
            return OpenApi.read().answer();
        }));
        routes.add(Route.get("/api/model", new ModelAnswers(settings, told, scorers)::answer));
        routes.add(Route.get("/api/tasks", new TaskAnswers(tasks, told.committed())::answer));
        routes.add(Route.get(
                "/api/history", new HistoryAnswers(tasks, told.committed().report())::answer));
        routes.add(Route.get("/api/metrics", new TailAnswers<>(told.committed().metrics())::answer));
        routes.add(Route.get("/api/drift", new TailAnswers<>(told.committed().drifts())::answer));
        routes.add(Route.get(
                "/api/dead-letters", new TailAnswers<>(told.committed().deadLetters())::answer));
        routes.add(Route.get("/api/experts", new ExpertAnswers(told.committed().experts())::answer));
        routes.add(
                Route.get("/api/topology", new TopologyAnswers(settings, description(settings, schema), told)::answer));
        routes.add(Route.get("/api/input", new InputAnswers(settings, told)::answer));
        routes.add(Route.get("/api/latency", new LatencyAnswers(told.kafka())::answer));
        routes.add(Route.get("/api/example", new ExampleAnswers(schema)::answer));
        routes.add(Route.get("/api/events", asked -> {
            asked.allowOnly(List.of());
            return new Answer.Events(told.committed().feed());
        }));
        Questions questions = new Questions(new JsonEvents(schema), new EventIds(schema), scorers, told.partitions());
        routes.add(Route.post(
                "/api/predict", new PredictAnswers(questions, scorers, settings.applicationId(), tasks)::answer));
        routes.add(Route.post(
                "/api/explain", new ExplainAnswers(questions, scorers, settings.applicationId(), tasks)::answer));
        return routes;
    }

    /** Says what follows from addresses that others can reach. */
    private static void warnOfOpenDoors(HttpSettings http) {
        boolean isLocal = http.host().equals("localhost")
                || http.host().startsWith("127.")
                || http.host().equals("::1");
        if (!isLocal && !http.access().hasToken()) {
            LOG.warn(
                    "http.host: {} without http.token: whoever reaches it sees figures and parts of events (expected: a"
                            + " token, or loopback)",
                    http.host());
        }
    }

    private static String description(Settings settings, EventSchema schema) {
        return LearnerTopology.build(settings, schema, TopicLimits.usual())
                .describe()
                .toString();
    }
}
