internal import Glibc

/// The description of a terminal that nearly every terminal resembles, for systems on which none is installed.
enum BuiltInDescription {
    static let name = "xterm-256color"

    /// Makes ncurses find this description in place of the system's.
    static func use() { setenv("TERMINFO", compiled, 1) }

    /// ncurses has read it: processes that are started from here find the system's again.
    static func release() {
        guard getenv("TERMINFO").map({ String(cString: $0) == compiled }) ?? false else { return }
        unsetenv("TERMINFO")
    }

    /// What `infocmp -x -0 -Q2 xterm-256color` prints: the compiled entry of ncurses' own list (MIT license), in
    /// the form that ncurses takes from `TERMINFO` itself.
    private static let compiled = """
        b64:HgIlACYADwCdAVoGeHRlcm0tMjU2Y29sb3J8eHRlcm0gd2l0aCAyNTYgY29sb3JzAAABAAABAAAAAQAAAAABAQAAAAAA\
        AAABAAABAAEBAAAAAAAAAAABAFAAAAAIAAAAGAAAAP____________________________________________________8A\
        AQAAAAABAAAABAAGAAgAGQAeACYAKgAuAP__OQBKAEwAUABXAP__WQBmAP__agBuAHgAfAD_____gACEAIkAjgD__6AApQCq\
        AP__rwC0ALkAvgDHAMsA0gD__-\
        QA6QDvAPUA________BwH_______8ZAf__HQH_______8fAf__JAH__________ygBLAEyATYBOgE-\
        AUQBSgFQAVYBXAFgAf__ZQH__2kBbgFzAXcBfgH__4UBiQGRAf____________________________-ZAaIBqwH__64BtwHA\
        AckB0gHbAeQB7QH2Af8B________CAIMAhECFgIqAjMC_____0UCSAJTAlYCWAJbArgC__-\
        7Av__________vQLBAsUCyQLNAv_____RAv__BgP_____CgMQA_____________8WA_____________8aAx4D___________\
        _______________________________________________________8iA_____8pA___________MAM3Az4D_____0UD__9\
        MA________1MD_____________1oDYANmA20DdAN7A4IDigOSA5oDogOqA7IDugPCA8kD0APXA94D5gPuA_YD_gMGBA4EFgQ\
        eBCUELAQzBDoEQgRKBFIEWgRiBGoEcgR6BIEEiASPBJYEngSmBK4EtgS-BMYEzgTWBN0E5ATrBPAE___________________\
        ________________________________________3BAIFBwUaBR4FJwUuBf____________________________-MBf_____\
        __________________5EF_____________________________________________________5cFqAX________________\
        _____________ugX_______--Bf0F__________________89Bv_____________________________________________\
        __________________________________________________________________1QGVwYbW1oABwANABtbJWklcDElZDs\
        lcDIlZHIAG1szZwAbW0gbWzJKABtbSwAbW0oAG1slaSVwMSVkRwAbWyVpJXAxJWQ7JXAyJWRIAAoAG1tIABtbPzI1bAAIABt\
        bPzEybBtbPzI1aAAbW0MAG1tBABtbPzEyOzI1aAAbW1AAG1tNABsoMAAbWzVtABtbMW0AG1s_MTA0OWgbWzIyOzA7MHQAG1s\
        ybQAbWzRoABtbOG0AG1s3bQAbWzdtABtbNG0AG1slcDElZFgAGyhCABsoQhtbbQAbWz8xMDQ5bBtbMjM7MDswdAAbWzRsABt\
        bMjdtABtbMjRtABtbPzVoJDwxMDAvPhtbPzVsABtbIXAbWz8zOzRsG1s0bBs-ABtbTAB_ABtbM34AG09CABtPUAAbWzIxfgA\
        bT1EAG09SABtPUwAbWzE1fgAbWzE3fgAbWzE4fgAbWzE5fgAbWzIwfgAbT0gAG1syfgAbT0QAG1s2fgAbWzV-\
        ABtPQwAbWzE7MkIAG1sxOzJBABtPQQAbWz8xbBs-ABtbPzFoGz0AG1s_MTAzNGwAG1s_MTAzNGgAG0UAG1slcDElZFAAG1sl\
        cDElZE0AG1slcDElZEIAG1slcDElZEAAG1slcDElZFMAG1slcDElZEwAG1slcDElZEQAG1slcDElZEMAG1slcDElZFQAG1sl\
        cDElZEEAG1tpABtbNGkAG1s1aQAlcDElYxtbJXAyJXsxfSUtJWRiABtjG10xMDQHABtbIXAbWz8zOzRsG1s0bBs-ABs4ABtb\
        JWklcDElZGQAGzcACgAbTQAlPyVwOSV0GygwJWUbKEIlOxtbMCU_JXA2JXQ7MSU7JT8lcDUldDsyJTslPyVwMiV0OzQlOyU_\
        JXAxJXAzJXwldDs3JTslPyVwNCV0OzUlOyU_JXA3JXQ7OCU7bQAbSAAJABtPdwAbT3kAG091ABtPcQAbT3MAYGBhYWZmZ2dp\
        aWpqa2tsbG1tbm5vb3BwcXFycnNzdHR1dXZ2d3d4eHl5enp7e3x8fX1-\
        fgAbW1oAG1s_N2gAG1s_N2wAG09FABtPRgAbT00AG1szOzJ-ABtbMTsyRgAbWzE7MkgAG1syOzJ-\
        ABtbMTsyRAAbWzY7Mn4AG1s1OzJ-\
        ABtbMTsyQwAbWzIzfgAbWzI0fgAbWzE7MlAAG1sxOzJRABtbMTsyUgAbWzE7MlMAG1sxNTsyfgAbWzE3OzJ-\
        ABtbMTg7Mn4AG1sxOTsyfgAbWzIwOzJ-ABtbMjE7Mn4AG1syMzsyfgAbWzI0OzJ-\
        ABtbMTs1UAAbWzE7NVEAG1sxOzVSABtbMTs1UwAbWzE1OzV-ABtbMTc7NX4AG1sxODs1fgAbWzE5OzV-\
        ABtbMjA7NX4AG1syMTs1fgAbWzIzOzV-\
        ABtbMjQ7NX4AG1sxOzZQABtbMTs2UQAbWzE7NlIAG1sxOzZTABtbMTU7Nn4AG1sxNzs2fgAbWzE4OzZ-\
        ABtbMTk7Nn4AG1syMDs2fgAbWzIxOzZ-\
        ABtbMjM7Nn4AG1syNDs2fgAbWzE7M1AAG1sxOzNRABtbMTszUgAbWzE7M1MAG1sxNTszfgAbWzE3OzN-\
        ABtbMTg7M34AG1sxOTszfgAbWzIwOzN-ABtbMjE7M34AG1syMzszfgAbWzI0OzN-ABtbMTs0UAAbWzE7NFEAG1sxOzRSABtb\
        MUsAG1s_NjlsABtbJWklZDslZFIAG1s2bgAbWz8lWzswMTIzNDU2Nzg5XWMAG1tjABtbMzk7NDltABtdMTA0BwAbXTQ7JXAx\
        JWQ7cmdiOiVwMiV7MjU1fSUqJXsxMDAwfSUvJTIuMlgvJXAzJXsyNTV9JSolezEwMDB9JS8lMi4yWC8lcDQlezI1NX0lKiV7\
        MTAwMH0lLyUyLjJYG1wAG1szbQAbWzIzbQAbWz82OWgbWyVpJXAxJWRzABtbPzY5aBtbJWk7JXAxJWRzABtbPAAbWyU_JXAx\
        JXs4fSU8JXQzJXAxJWQlZSVwMSV7MTZ9JTwldDklcDElezh9JS0lZCVlMzg7NTslcDElZCU7bQAbWyU_JXAxJXs4fSU8JXQ0\
        JXAxJWQlZSVwMSV7MTZ9JTwldDEwJXAxJXs4fSUtJWQlZTQ4OzU7JXAxJWQlO20AG1s_NjloG1slaSVwMSVkOyVwMiVkcwAb\
        bAAbbQACAAAATgCeANgDAQEAAAkAEgAZACUAKgA8AEMASgBQAFoAegCBAIgAjwCWAJ0ApACrALIAuQDAAMcAzgDVANwA4wDq\
        APEA-AD_AAYBDQEUARsBIgEpATABNwE-\
        AUUBTAFTAVoBYQFoAW8BdgF9AYQBiwGSAZkBoAGnAa4BtQG8AcMBygHRAdgB3wHmAeoB7gHyAfYB-gH-AQICBgIKAg4CEgIW\
        AhwCIQIAAAMABgAJAAwADwASABUAGAAbAB4AIQAkACcALAAxADYAOwBAAEQASQBOAFMAWABdAGMAaQBvAHUAewCBAIcAjQCT\
        AJkAngCjAKgArQCyALgAvgDEAMoA0ADWANwA4gDoAO4A9AD6AAABBgEMARIBGAEeASQBKgEuATMBOAE9AUIBRwFLAU8BUwFX\
        AVsBYQFnAW0BcwF5AX8BhQGKAY8BG1s_MjAwNGwAG1s_MjAwNGgAG10xMTIHABtdMTI7JXAxJXMHABtbM0oAG101MjslcDEl\
        czslcDIlcwcAG1syMDF-\
        ABtbMjAwfgAbWzIgcQAbWyVwMSVkIHEAG1s_MTAwNjsxMDAwJT8lcDElezF9JT0ldGglZWwlOwAbWzM7M34AG1szOzR-\
        ABtbMzs1fgAbWzM7Nn4AG1szOzd-ABtbMTsyQgAbWzE7M0IAG1sxOzRCABtbMTs1QgAbWzE7NkIAG1sxOzdCABtbMTszRgAb\
        WzE7NEYAG1sxOzVGABtbMTs2RgAbWzE7N0YAG1sxOzNIABtbMTs0SAAbWzE7NUgAG1sxOzZIABtbMTs3SAAbWzI7M34AG1sy\
        OzR-ABtbMjs1fgAbWzI7Nn4AG1syOzd-ABtbMTszRAAbWzE7NEQAG1sxOzVEABtbMTs2RAAbWzE7N0QAG1s2OzN-\
        ABtbNjs0fgAbWzY7NX4AG1s2OzZ-ABtbNjs3fgAbWzU7M34AG1s1OzR-ABtbNTs1fgAbWzU7Nn4AG1s1Ozd-ABtbMTszQwAb\
        WzE7NEMAG1sxOzVDABtbMTs2QwAbWzE7N0MAG1sxOzJBABtbMTszQQAbWzE7NEEAG1sxOzVBABtbMTs2QQAbWzE7N0EAG094\
        ABtPdAAbT3YAG09yABtPRQAbT2sAG09sABtPbwAbT24AG09qABtPbQAbT3AAG1syOW0AG1s5bQAbWzwlaSVwMyVkOyVwMSVk\
        OyVwMiVkOyU_JXA0JXRNJWVtJTsAQVgAWFQAQkQAQkUAQ3IAQ3MARTMATXMAUEUAUFMAU2UAU3MAWE0Aa0RDMwBrREM0AGtE\
        QzUAa0RDNgBrREM3AGtETgBrRE4zAGtETjQAa0RONQBrRE42AGtETjcAa0VORDMAa0VORDQAa0VORDUAa0VORDYAa0VORDcA\
        a0hPTTMAa0hPTTQAa0hPTTUAa0hPTTYAa0hPTTcAa0lDMwBrSUM0AGtJQzUAa0lDNgBrSUM3AGtMRlQzAGtMRlQ0AGtMRlQ1\
        AGtMRlQ2AGtMRlQ3AGtOWFQzAGtOWFQ0AGtOWFQ1AGtOWFQ2AGtOWFQ3AGtQUlYzAGtQUlY0AGtQUlY1AGtQUlY2AGtQUlY3\
        AGtSSVQzAGtSSVQ0AGtSSVQ1AGtSSVQ2AGtSSVQ3AGtVUABrVVAzAGtVUDQAa1VQNQBrVVA2AGtVUDcAa2EyAGtiMQBrYjMA\
        a2MyAGtwNQBrcEFERABrcENNQQBrcERJVgBrcERPVABrcE1VTABrcFNVQgBrcFpSTwBybXh4AHNteHgAeG0A
        """
}
