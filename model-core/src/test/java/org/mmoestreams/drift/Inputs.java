package org.mmoestreams.drift;

import java.math.BigInteger;
import java.util.stream.IntStream;

/**
 * Inputs of the tests of river's and scikit-multiflow's detectors, as numpy makes them. Its generator is not
 * Java's, so they stand here as digits, in hexadecimal.
 */
final class Inputs {

    private static final String SMALL_INTEGERS_FROM_ROW_1000 =
            "72de54678489660da19bfa1645fae3418605fd575316456f5f75f15b9fe2d820d161b3c1ee2b6f47"
                    + "56678c9ac3c96f2fba35a7c8c778089a896d38bdae97f1a20525e7d5c1ca2bb97581a974e5608f7b"
                    + "d897203797f0c5f9f2e61135570fcceb50c15ed518560c0a2f0faf4d1d417bc3cff7496d427a3171"
                    + "3e89365cbd38af81bfca04152050b4951167898531ba91b9c5b4da0a00118d5078321d7aebb2f1df"
                    + "97233f20045f023ee165de7f78ff5f2f1a1958de9eaa1f6df40c76d64b1ca8da486503e28d992500"
                    + "285a2ade15251d413dc05d8efdc6f14fa744e49a8f16baa06e69b2ad25d55044b54112574f52ecea"
                    + "556e5bce513be10789661b05d41afa742da6d82a6ef7c99891ac7492c0a0079969afc0c7b6466a15"
                    + "a3d18e801f898072344d9c6fec16e2864848604eaee24d6ba6afcd6fd9e8e491f4f2a1e1e42aff26"
                    + "789ba0a1b68b5181d73cc359bdc1721c538b39ae9c3b1470d689d845ab067e6c1b7695289e9937cf"
                    + "d677f00be916845140fffffe7472e3";

    private Inputs() {}

    /** River's first: np.random.seed(12345), randint(2, size=1000), then randint(8, size=1000). */
    static double[] integers() {
        double[] bits = digits(
                1,
                "74b6e3a7df99ef69ca30227e25465364f14d5d181ca9b64f6e0e54271b413e23d6cba80227fe41da"
                        + "87cd9273b0e6fa9caf1093afe3b97a02d60b4db5a01093c175968994d6789673e067ed6845deb7c5"
                        + "b4b810db6a9eb88822ca57e78351772d26abb79ce155ecd731707f353a9d6fa1b2de92c028168b41"
                        + "ec1597524b");
        double[] octal = digits(3, SMALL_INTEGERS_FROM_ROW_1000);
        return IntStream.range(0, 2000)
                .mapToDouble(i -> i < 1000 ? bits[i] : octal[i - 1000])
                .toArray();
    }

    /** River's second: np.random.seed(12345), binomial(1, 0.2) 1000 times, then binomial(1, 0.8) 1000 times. */
    static double[] rates() {
        return digits(
                1,
                "8210e02182a004300a01800d601090840040421c022ce200009020000001050c0006061000805888"
                        + "00290001000221024480800e0b402010840010808251d0002838a298102005240020226000801710"
                        + "0140d1003840070220aa001460004420218033002004020817148021c240017080420093c1d00140"
                        + "1308038860c7ab733eb73decb7d7bfeff9fdfef7ff5efebffe678df7fcf9f7e6ffeffff7b9df7f7f"
                        + "bcfffbdffe7efe4ff677eecde4fdaedeb33fff6f1ffcfbceffffff7edfef96ffdfbef6fe6f5fdfde"
                        + "ff97fffdfff7dfedffbffb55fffefdffff4f6fdfef25f7bf7fd3fc2fdffffefffddff1efff7cbffd"
                        + "b2d5fbfdf9ab7d7feddd");
    }

    /** River's third: np.random.seed(12345), normal(m, 0.1, 500) > 0 with m = 0, 0.25, 0, 0.25. */
    static double[] steps() {
        return digits(
                1,
                "4fef267c1506f66b81e1bd77b0358a320f968d2615e821c0f3a03564f4472aa21516602956d8e36b"
                        + "6624b9e0f1e48e58e755ef3041f34f73494a5e51d996ffffffbfffffffffffffffffffffffffffff"
                        + "fffffdfffffffffffffffffffffffffffffffffffffffffffffff7ffffffffffffffffffffffffff"
                        + "ffffffffff46e6c3b23408512d7125506e049efe6ee7024985a82043544fc08af401092ef5fe2659"
                        + "91fafb08502b4ba1e3550cba48c259dd113f6dd9d01cba4c2be10d7fffffffefffffffffffffffff"
                        + "effffffffffffffffffffffffffffffffffffffffffffdffffffffffffffffffffffffffffffffff"
                        + "fffffffffffffffffffd");
    }

    /** Scikit-multiflow's: np.random.seed(1), normal(m, 0.1, 1000) > 0 with m = 0, 0.5. */
    static double[] halfThenOnes() {
        return digits(
                1,
                "8aa23784071be1f6b8e73df35765a33746b3fce22b9aa73bef5049bf43c10686eafbc53f48d86bb8"
                        + "2d72054b4856eb9c815574d864dbaf955a433a429f948457a7bee4911895b75f98a8fd4278aae914"
                        + "d43cc095db9bc4c5507657788c3aa09b1e2995eac1cb8c3357ec67e62efbf1a5272b74b0b0eb99cf"
                        + "c4a32a32e2ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
                        + "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
                        + "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
                        + "ffffffffffffffffffff");
    }

    /** Digits of so many bits, the first one highest. */
    private static double[] digits(int bits, String hexadecimal) {
        BigInteger all = new BigInteger(hexadecimal, 16);
        int count = hexadecimal.length() * 4 / bits;
        long mask = (1L << bits) - 1;
        return IntStream.range(0, count)
                .mapToDouble(i -> all.shiftRight((count - 1 - i) * bits).longValue() & mask)
                .toArray();
    }
}
