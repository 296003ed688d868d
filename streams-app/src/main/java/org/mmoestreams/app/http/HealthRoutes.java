package org.mmoestreams.app.http;

import java.util.List;
import java.util.function.Supplier;
import org.mmoestreams.app.observe.Observed;

/**
 * {@code /health/live} and {@code /health/ready} with 200 or 503, for whoever reaches them; {@code /vitals} with 200.
 */
public final class HealthRoutes {

    private HealthRoutes() {}

    /**
     * The routes.
     *
     * @param health asked at each request
     * @param observed asked at each request
     */
    public static List<Route> of(Supplier<Health> health, Supplier<Observed> observed) {
        return List.of(
                Route.open("/health/live", asked -> {
                    asked.allowOnly(List.of());
                    Health now = health.get();
                    return Answer.health(now.live(), now);
                }),
                Route.open("/health/ready", asked -> {
                    asked.allowOnly(List.of());
                    Health now = health.get();
                    return Answer.health(now.ready(), now);
                }),
                Route.get("/vitals", asked -> {
                    asked.allowOnly(List.of());
                    return Answer.json(Vitals.now(observed.get()));
                }));
    }
}
