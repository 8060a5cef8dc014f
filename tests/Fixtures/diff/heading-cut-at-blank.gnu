@@ -18,7 +18,6 @@ word word word word word word word word
 17
 18
 19
-20
 21
 22
 23
